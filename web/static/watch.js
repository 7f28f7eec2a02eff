// Rules and slips between figures, told beside both cells while they are typed; "Kiểm tra" asks the same again.

import { decimalsOf } from "./cells.js";
import { make } from "./parts.js";
import * as numbers from "./numbers.js";
import { broken, ratio } from "./rules.js";

const PAUSE = 200;
// How far a figure may lie from that of the period before until a slip of the unit is likelier than a change.
const SLIP = 10;
const LEAST = 10;
const SLIPS = [[1e6, "1.000.000"], [1000, "1.000"]];
const WORDS = { error: "Sai", warning: "Xem lại", slip: "Xem lại" };
const MOST = 3;
const OWN = /-own$/;

const form = document.getElementById("to-khai");
const own = new Map();
let known = null;
let timer = 0;

const shown = (value, decimals) => numbers.show(String(Number(value.toFixed(decimals))), decimals && !Number.isInteger(value) ? decimals : 0);

function collect() {
  for (const cell of form.querySelectorAll("table.grid .cell[name]")) {
    const [, indicator, period] = cell.name.split("-");
    if (OWN.test(cell.name)) continue;
    if (!own.has(indicator)) own.set(indicator, new Map());
    own.get(indicator).set(period, cell);
  }
}

function typed(cell) {
  const kept = cell.tagName === "SELECT" ? cell.value : numbers.read(cell.value, decimalsOf(cell)).kept;
  return kept === "" ? null : kept === numbers.NONE ? 0 : Number(kept);
}

function figure(indicator, period) {
  const cell = own.get(indicator)?.get(period);
  if (cell) return typed(cell);
  const kept = known.figures[indicator]?.[period] ?? "";
  return kept === "" ? null : kept === numbers.NONE ? 0 : Number(kept);
}

// A sentence for every cell of this page that a broken rule speaks of.
function fromRules() {
  return broken(known, figure).flatMap(({ rule, place, cells }) => {
    const facts = cells.map(({ indicator, period }) => fact(indicator, period, place));
    const at = place === null ? "" : ` – ${known.periods[place].printed}`;
    const words = [`${WORDS[rule.severity]}${at}:`, ` ${rule.message} ${[...new Set(facts)].join("; ")}.`];
    const here = cells.map(({ indicator, period }) => own.get(indicator)?.get(period)).filter(Boolean);
    return [...new Set(here)].map((cell) => ({ cell, look: rule.severity, words }));
  });
}

function fact(indicator, period, place) {
  const { label, decimals } = known.indicators[indicator];
  const value = figure(indicator, period);
  const at = known.periods.find((each) => each.id === period);
  const when = place !== null && known.periods[place].id === period ? "" : ` (${at.printed.toLowerCase()})`;
  return `${label}${when}: ${value === null ? "chưa có" : shown(value, decimals)}`;
}

// Ten times the figure before, or a thousand times: the note that a unit of money or a row was mistaken.
function fromSlips(taken) {
  return [...own].flatMap(([indicator, cells]) => {
    const line = known.periods.filter(({ plain }) => plain).map(({ id }) => cells.get(id)).filter(Boolean);
    return line.flatMap((cell, at) => (at && !taken.has(cell) ? slip(indicator, line[at - 1], cell) : []));
  });
}

function slip(indicator, before, cell) {
  const [one, other] = [typed(before), typed(cell)];
  if (!one || !other || cell.tagName === "SELECT" || partial(indicator, before, cell)) return [];
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  const times = high / low;
  const unit = SLIPS.find(([size]) => times > size * 0.9 && times < size * 1.1);
  if (!unit && (times < SLIP || low < LEAST)) return [];
  const much = unit ? `khoảng ${unit[1]}` : Math.round(times).toLocaleString("vi-VN");
  const way = other > one ? `gấp ${much} lần kỳ trước` : `nhỏ hơn kỳ trước ${much} lần`;
  const asked = unit ? "Có nhầm đơn vị tính (đồng, nghìn đồng, triệu đồng) không?" : "Có thừa hay thiếu chữ số không?";
  const moved = `${shown(one, decimalsOf(before))} → ${shown(other, decimalsOf(cell))}`;
  const { printed } = known.periods.find(({ id }) => id === cell.name.split("-")[2]);
  return [{ cell, look: "slip", words: [`${WORDS.slip} – ${printed}:`, ` Số này ${way} (${moved}). ${asked}`] }];
}

function partial(indicator, ...cells) {
  const flow = cells[0].closest("tr").dataset.t === "flow";
  return flow && cells.some((cell) => known.periods.find(({ id }) => id === cell.name.split("-")[2])?.partial);
}

// Rows that nobody types: a ratio of two others, wherever those stand.
function reckon() {
  for (const row of form.querySelectorAll("tr[data-i]")) {
    const name = row.dataset.i;
    if (!known.indicators[name]) continue;
    for (const cell of row.querySelectorAll("td[data-r]")) {
      write(cell, ratio(known, figure, name, known.periods.findIndex(({ id }) => id === cell.dataset.r)));
    }
    const last = row.querySelector("td.total:not([data-c])");
    if (last) write(last, ratio(known, figure, name, null));
  }
}

function write(cell, value) {
  const text = value === null ? "" : percent(value);
  if (cell.textContent !== text) cell.textContent = text;
}

// Half away from zero, as the server rounds; one decimal, always shown.
function percent(value) {
  const tenths = Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9);
  return (tenths / 10).toLocaleString("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function look() {
  reckon();
  const rules = fromRules();
  draw([...rules, ...fromSlips(new Set(rules.map(({ cell }) => cell)))]);
}

// One line under a row for all that is said of its cells; what stays as it was is left alone, for it is read out.
function draw(said) {
  const rows = byRow(said);
  for (const cell of form.querySelectorAll(".cell[data-look]")) unmark(cell);
  for (const line of form.querySelectorAll(".rule-line")) if (!rows.has(line.rowSaid)) line.remove();
  for (const [row, each] of rows) {
    const line = lineOf(row);
    line.dataset.look = each.some(({ look: how }) => how === "error") ? "error" : "warning";
    tell(line.cells[0], new Map(each.map(({ words }) => [words.join(""), words])));
    for (const { cell, look: how } of each) mark(cell, how, line.cells[0].id);
  }
}

// The first few, each on its own line; the rest is told by their number.
function tell(place, said) {
  const shownFirst = [...said.values()].slice(0, MOST);
  const more = said.size - shownFirst.length;
  const lines = shownFirst.map(([head, words]) => {
    const part = make("div", "", words);
    part.prepend(make("b", "", head));
    return part;
  });
  if (more) lines.push(make("div", "", `Còn ${more} điều nữa; mở trang Kiểm tra để xem đủ.`));
  if (place.textContent !== lines.map((each) => each.textContent).join("")) place.replaceChildren(...lines);
}

// Map.groupBy is younger than the browsers of old machines.
function byRow(said) {
  const rows = new Map();
  for (const each of said) {
    const row = each.cell.closest("tr");
    rows.set(row, [...(rows.get(row) ?? []), each]);
  }
  return rows;
}

function lineOf(row) {
  if (row.lineSaid?.isConnected) return row.lineSaid;
  const line = document.createElement("tr");
  const place = line.insertCell();
  line.className = "note-line rule-line";
  place.colSpan = row.cells.length;
  place.id = `quy-tac-${row.querySelector(".cell").name}`;
  let last = row;
  while (last.nextElementSibling?.matches(".note-line")) last = last.nextElementSibling;
  last.after(line);
  row.lineSaid = line;
  line.rowSaid = row;
  return line;
}

function mark(cell, how, id) {
  cell.dataset.look = how === "error" || cell.dataset.look === "error" ? "error" : "warning";
  const told = (cell.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  if (!told.includes(id)) cell.setAttribute("aria-describedby", [...told, id].join(" "));
}

function unmark(cell) {
  delete cell.dataset.look;
  const told = (cell.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.startsWith("quy-tac-"));
  if (told.length) cell.setAttribute("aria-describedby", told.join(" "));
  else cell.removeAttribute("aria-describedby");
}

// The figure of the period before, beside the cell that is typed in, and how far this one has moved from it.
const beside = make("p", "grid-before");
beside.setAttribute("aria-live", "polite");

function compare(cell) {
  const words = cell.matches(".cell") ? moved(cell) : "";
  if (beside.textContent !== words) beside.textContent = words;
  const place = cell.closest(".scroll");
  if (words && place && place.nextElementSibling !== beside) place.after(beside);
}

function moved(cell) {
  const [, indicator, period] = cell.name.split("-");
  const earlier = earlierOf(indicator, period, cell);
  if (!earlier) return "";
  const now = typed(cell);
  const percent = now === null || !earlier.value ? null : ((now - earlier.value) / earlier.value) * 100;
  const way = percent === null ? "" : percent === 0 ? "; không đổi" : `; nay ${percent > 0 ? "tăng" : "giảm"} ${shown(Math.abs(percent), 1)} %`;
  return `${cell.getAttribute("aria-label")}. ${earlier.said}: ${earlier.shown}${way}.`;
}

function earlierOf(indicator, period, cell) {
  const at = known.periods.findIndex((each) => each.id === period);
  const before = own.get(indicator)?.get(known.periods[at - 1]?.id);
  if (OWN.test(cell.name) || cell.tagName === "SELECT") return null;
  if (before?.value && typed(before) !== null) {
    return { said: known.periods[at - 1].printed, shown: before.value, value: typed(before) };
  }
  const kept = known.before?.[indicator]?.[period];
  return kept ? { said: kept.said, shown: kept.shown, value: Number(kept.value) } : null;
}

function touched(event) {
  if (!event.target.matches(".cell")) return;
  compare(event.target);
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

// Where nothing comes, the page is as without this script: "Kiểm tra" and handing in ask all rules.
async function begin() {
  collect();
  if (!own.size) return;
  const answer = await fetch(`${new URL(form.action).pathname}/quy-tac`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  known = await answer.json();
  form.addEventListener("input", touched);
  form.addEventListener("focusin", (event) => compare(event.target));
  look();
}

if (form) begin();
