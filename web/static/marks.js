// What has become of each cell of a table, by a sign in the cell and in words: it waits to be saved, it is saved.

import { make } from "./parts.js";

const WORDS = { waiting: "Ô này chờ lưu", saved: "Ô này đã lưu" };

function put(cell, state) {
  if (cell.dataset.kept === state) return;
  cell.dataset.kept = state;
  cell.title = WORDS[state];
}

// `values` are the cells that the server does not have yet.
export function mark(form, values) {
  for (const cell of form.querySelectorAll(".cell[data-kept=waiting]")) {
    if (!(cell.name in values)) put(cell, "saved");
  }
  for (const name of Object.keys(values)) {
    const cell = form.elements[name];
    if (cell?.matches?.(".cell")) put(cell, "waiting");
  }
}

for (const legend of document.querySelectorAll(".legend")) {
  legend.append(make("li", "signs", "Dấu trong ô: ○ chờ lưu, ✓ đã lưu, ! nên xem lại, × chưa đọc được"));
}
