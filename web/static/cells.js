// The cells of a section's form: what stands in them, and what of it the server does not have yet.

import { read } from "./numbers.js";

const KEPT = new WeakMap();

export const questionOf = (name) => name.split("-", 1)[0];
export const decimalsOf = (cell) => Number(cell.closest("tr")?.dataset.d ?? 0);
const clean = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").replace(/[\u200b\ufeff]/g, "");
const tidy = (text) => clean(text).trim();

function drawn(cell) {
  if (cell.tagName !== "SELECT") return cell.defaultValue;
  return [...cell.options].find((option) => option.defaultSelected)?.value ?? cell.options[0]?.value ?? "";
}

// Every cell that a person fills; those that begin with `_` are the form's own marks.
export function cellsOf(form) {
  return [...form.elements].filter((cell) => cell.name && !cell.name.startsWith("_") && cell.type !== "hidden"
    && ["INPUT", "TEXTAREA", "SELECT"].includes(cell.tagName));
}

export const saved = (cell) => KEPT.get(cell) ?? drawn(cell);
export const keep = (cell, text) => KEPT.set(cell, text);

// Two texts of a cell that say one and the same.
export function same(cell, one, other) {
  if (one === other || tidy(one) === tidy(other)) return true;
  if (!cell.matches("input.cell")) return false;
  const [first, second] = [one, other].map((text) => read(text, decimalsOf(cell)));
  return !first.problem && !second.problem && first.kept === second.kept;
}

// A text is kept to the last blank: the next word may be typed right behind it.
export function isChanged(cell) {
  if (cell.tagName === "TEXTAREA") return clean(cell.value) !== clean(saved(cell));
  return !same(cell, cell.value, saved(cell));
}

// {name: text} of what is to be sent; with a cell of a free table goes the number of its rows.
export function changed(form) {
  const values = {};
  for (const cell of cellsOf(form)) {
    if (!isChanged(cell)) continue;
    values[cell.name] = cell.value;
    const rows = `${questionOf(cell.name)}-so-dong`;
    if (form.elements[rows]) values[rows] = form.elements[rows].value;
  }
  return values;
}

export function put(cell, text) {
  if (cell.value === text) return;
  cell.value = text;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

// A blank or an empty line at the end is nothing to ask about, but it was typed.
export function lengthen(cell, text) {
  if (cell.tagName === "TEXTAREA" && text.length > cell.value.length) put(cell, text);
}

// What a person calls a cell.
export function labelOf(cell) {
  return cell.getAttribute("aria-label") ?? cell.labels?.[0]?.textContent.trim() ?? cell.name;
}

export function said(cell, text) {
  if (cell.tagName !== "SELECT") return text;
  return [...cell.options].find((option) => option.value === text)?.label ?? text;
}
