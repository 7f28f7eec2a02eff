// What an earlier page could not bring to the server: shown above the form, to be taken back or left.

import { cellsOf, lengthen, same } from "./cells.js";
import * as drafts from "./drafts.js";
import { box, button } from "./parts.js";

export function offer(form, path, revision, restore) {
  for (const left of drafts.left(path)) {
    const typed = cellsOf(form).filter((cell) => cell.name in left.values);
    const cells = typed.filter((cell) => !same(cell, cell.value, left.values[cell.name]));
    for (const cell of typed) if (!cells.includes(cell)) lengthen(cell, left.values[cell.name]);
    if (!cells.length || (left.posted && revision === left.revision + 1)) drafts.drop(left.name);
    else show(form, left, () => restore(left, cells));
  }
}

function show(form, left, restore) {
  const at = new Date(left.at);
  const time = `${at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })} ngày ${at.toLocaleDateString("vi-VN")}`;
  const close = () => { drafts.drop(left.name); offered.remove(); };
  const offered = box(
    `Có phần chữ chưa kịp lưu lúc ${time}.`,
    button("Khôi phục", "btn-primary", () => { restore(); close(); }),
    button("Bỏ", "btn-outline-primary", close),
  );
  form.before(offered);
}
