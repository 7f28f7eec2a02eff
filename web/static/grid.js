// The tables of figures: keys, a block from Excel, its undo, numbers as they are written here (screens.md 21–25).

import { decimalsOf, put } from "./cells.js";
import { make } from "./parts.js";
import * as numbers from "./numbers.js";
import * as problems from "./problems.js";

const CELL = ".cell";
const YES = new Map([["có", "1"], ["co", "1"], ["1", "1"], ["không", "0"], ["khong", "0"], ["0", "0"]]);

const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => !row.matches(".note-line") && row.offsetParent !== null);
const cellAt = (row, column) => row?.cells[column]?.querySelector(CELL) ?? null;

function beside(cell, step) {
  let place = cell.closest("td");
  do place = step < 0 ? place.previousElementSibling : place.nextElementSibling;
  while (place && !place.querySelector(CELL));
  return place?.querySelector(CELL);
}

function below(cell, step) {
  const rows = rowsOf(cell.closest("table"));
  const column = cell.closest("td").cellIndex;
  let at = rows.indexOf(cell.closest("tr")) + step;
  while (rows[at] && !cellAt(rows[at], column)) at += step;
  return cellAt(rows[at], column);
}

function atEdge(cell, step) {
  if (cell.tagName === "SELECT") return true;
  const edge = step < 0 ? 0 : cell.value.length;
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  return whole || (cell.selectionStart === edge && cell.selectionEnd === edge);
}

function target(event, cell) {
  const { key } = event;
  if (key === "Enter") return below(cell, event.shiftKey ? -1 : 1);
  if (key === "ArrowDown" || key === "ArrowUp") return cell.tagName === "SELECT" ? null : below(cell, key === "ArrowUp" ? -1 : 1);
  const step = key === "ArrowLeft" ? -1 : 1;
  return atEdge(cell, step) ? beside(cell, step) : null;
}

function pressed(event) {
  const cell = event.target.closest(CELL);
  if (!cell || event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === "z" && !event.shiftKey && undo(cell.closest("table"))) event.preventDefault();
  } else if (["Enter", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) {
    move(event, target(event, cell));
  }
}

function move(event, next) {
  // Enter would send the whole form.
  if (next || event.key === "Enter") event.preventDefault();
  next?.focus();
  next?.select?.();
}

// [[text]] of a copied block; its last line feed ends a row and begins none.
const block = (text) => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));

function accepted(cell, text) {
  if (cell.tagName !== "SELECT") return text.trim();
  return text.trim() ? YES.get(text.trim().toLowerCase()) : "";
}

const done = new WeakMap();

function pasted(event) {
  const cell = event.target.closest(CELL);
  const texts = block(event.clipboardData?.getData("text/plain") ?? "");
  if (!cell || (texts.length === 1 && texts[0].length === 1)) return;
  event.preventDefault();
  const table = cell.closest("table");
  const spilled = spill(table, cell, texts);
  done.set(table, [...(done.get(table) ?? []), spilled]);
  say(table, `Đã dán ${spilled.length} ô, bỏ ${texts.flat().length - spilled.length} ô.`);
}

function spill(table, cell, texts) {
  const rows = rowsOf(table);
  const top = rows.indexOf(cell.closest("tr"));
  const left = cell.closest("td").cellIndex;
  const wanted = texts.flatMap((line, down) => line.map((text, right) => [cellAt(rows[top + down], left + right), text]));
  return wanted
    .map(([each, text]) => ({ each, before: each?.value, after: each && accepted(each, text) }))
    .filter(({ each, after }) => each && after !== undefined)
    .map(({ each, before, after }) => {
      put(each, after);
      tidy(each);
      return { each, before, after: each.value };
    });
}

// Only while the block stands as it was pasted; later typing is the browser's own to undo.
function undo(table) {
  const last = done.get(table)?.at(-1);
  if (!last || last.some(({ each, after }) => each.value !== after)) return false;
  done.get(table).pop();
  for (const { each, before } of last) {
    put(each, before);
    tidy(each);
  }
  say(table, `Đã hoàn lại ${last.length} ô vừa dán.`);
  return true;
}

function say(table, words) {
  table.closest(".scroll").parentElement.querySelector(".grid-told").textContent = words;
}

function tidy(cell) {
  if (cell.tagName === "SELECT") return;
  const { kept, problem } = numbers.read(cell.value, decimalsOf(cell));
  if (!problem) put(cell, numbers.show(kept, decimalsOf(cell)));
  problems.tell(cell, problem);
}

function totalOf(row) {
  const shown = row.cells[row.cells.length - 1];
  if (!row.dataset.t || !shown.matches(".total:not([data-c])")) return;
  const cells = [...row.querySelectorAll(CELL)];
  const kept = cells.map((cell) => (cell.tagName === "SELECT" ? cell.value : numbers.read(cell.value, decimalsOf(cell)).kept));
  const total = numbers.total(row.dataset.t === "flow", kept);
  shown.textContent = cells[0]?.tagName === "SELECT" ? ({ 0: "Không", 1: "Có" })[total] ?? "" : numbers.show(total, 0);
}

// A column reckoned from others of its row: data-how is "total" or "percent" and their periods.
function reckon(row) {
  for (const shown of row.querySelectorAll("td[data-how]")) {
    const [how, ...periods] = shown.dataset.how.split(" ");
    const kept = periods.map((period) => keptAt(row, period));
    const value = how === "percent" ? numbers.percent(...kept) : numbers.total(flows(row), kept);
    shown.dataset.kept = value;
    shown.textContent = numbers.show(value, 0);
  }
}

const flows = (row) => (row.matches(".own") ? row.previousElementSibling : row).dataset.t === "flow";

function keptAt(row, period) {
  const reckoned = row.querySelector(`td[data-c="${period}"]`);
  if (reckoned) return reckoned.dataset.kept ?? "";
  const end = row.matches(".own") ? `-${period}-own` : `-${period}`;
  const cell = [...row.querySelectorAll(CELL)].find((each) => each.name.endsWith(end));
  return cell ? numbers.read(cell.value, decimalsOf(cell)).kept : "";
}

for (const table of document.querySelectorAll("#to-khai table.grid")) {
  const told = make("p", "grid-told");
  told.setAttribute("role", "status");
  table.closest(".scroll").after(told);
  table.addEventListener("keydown", pressed);
  table.addEventListener("paste", pasted);
  table.addEventListener("input", (event) => {
    totalOf(event.target.closest("tr"));
    reckon(event.target.closest("tr"));
  });
  table.addEventListener("focusout", (event) => event.target.matches(CELL) && tidy(event.target));
}
