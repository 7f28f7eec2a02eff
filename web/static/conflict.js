// Two people saved the same section: both texts in place, question by question, nothing overwritten.

import { cellsOf, keep, labelOf, lengthen, put, questionOf, said, same, saved } from "./cells.js";
import { box, button, make } from "./parts.js";

const EMPTY = "(để trống)";

// Takes the saved texts {name: text} over as the ones to compare with; what only they changed comes into the page.
// Gives the contested cells by question: {question: [{cell, theirs}]}. What the same person saved a moment ago from
// this page's own earlier state (`mine`) and has since only added to is no second text: nothing of it is lost.
export function compare(form, texts, always = false, mine = always) {
  const contested = {};
  for (const cell of cellsOf(form)) {
    const theirs = texts[cell.name] ?? "";
    const before = saved(cell);
    keep(cell, theirs);
    if (same(cell, cell.value, theirs)) lengthen(cell, theirs);
    else if (mine && continues(cell, theirs)) continue;
    else if (!always && same(cell, cell.value, before)) put(cell, theirs);
    else if (always || !same(cell, before, theirs)) (contested[questionOf(cell.name)] ??= []).push({ cell, theirs });
  }
  countRows(form, texts);
  return contested;
}

const continues = (cell, theirs) => cell.tagName === "TEXTAREA" && theirs.trim() && cell.value.startsWith(theirs.trimEnd());

// Rows that others have added must not fall to the count of this page.
function countRows(form, texts) {
  for (const count of form.querySelectorAll('[name$="-so-dong"]')) {
    count.value = String(Math.max(Number(count.value), Number(texts[count.name] ?? 0)));
  }
}

// Resolves when every question has been decided.
export function decide(contested, who) {
  const asked = Object.values(contested).map((pairs) => new Promise((done) => ask(pairs, who, done)));
  document.querySelector(".conflict")?.scrollIntoView({ block: "center" });
  return Promise.all(asked);
}

function ask(pairs, who, done) {
  const close = () => { panel.remove(); pairs[0].cell.focus({ preventScroll: true }); done(); };
  const take = () => { pairs.forEach(({ cell, theirs }) => put(cell, theirs)); close(); };
  const panel = box(
    `${who} Câu này có hai bản, chưa bản nào bị ghi đè. Xin chọn bản để giữ.`,
    button("Giữ bản của tôi", "btn-primary", close),
    button("Lấy bản đã lưu", "btn-outline-primary", take),
  );
  panel.classList.add("conflict");
  panel.firstChild.after(pairs.length > 1 ? table(pairs) : two(pairs[0]));
  (pairs[0].cell.closest(".ask") ?? pairs[0].cell).before(panel);
}

function two({ cell, theirs }) {
  const both = make("div", "two");
  both.append(version("Bản của tôi (chưa lưu)", said(cell, cell.value)), version("Bản đã lưu", said(cell, theirs)));
  return both;
}

function version(title, text) {
  const one = make("div");
  one.append(make("h3", "", title), make("div", "text", text || EMPTY));
  return one;
}

function table(pairs) {
  const made = make("table", "list pairs");
  const head = made.createTHead().insertRow();
  for (const title of ["Ô", "Bản của tôi (chưa lưu)", "Bản đã lưu"]) {
    head.append(Object.assign(make("th", "", title), { scope: "col" }));
  }
  const body = made.createTBody();
  for (const { cell, theirs } of pairs) {
    const row = body.insertRow();
    row.append(Object.assign(make("th", "", labelOf(cell)), { scope: "row" }));
    for (const text of [cell.value, theirs]) row.append(make("td", "text", said(cell, text) || EMPTY));
  }
  return made;
}
