// Numbers as Vietnamese offices write them; the server reads them by the same rules (vietnamese/numbers.py).

const MOST_DIGITS = 15;
const TYPED = /^(-?)([0-9]+|[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\3[0-9]{3})*)(?:,([0-9]+))?$/;
const ONE_DOT = /^-?([0-9]+)\.([0-9]+)$/;
const ONE_COMMA = /^-?([1-9][0-9]{0,2}),([0-9]{3})$/;
const NOTHING = new Set(["-", "–", "—", "−", "khong phat sinh"]);
export const NONE = "none";

const grouped = (digits) => BigInt(digits).toString().replace(/\B(?=(\d{3})+$)/g, ".");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const example = (decimals) => (decimals ? `1.234,${"5678".slice(0, decimals)}` : "1.234");
const wide = (text) => text.replace(/[０-９，．]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

// {kept, problem}: the text to keep ("1234.5", NONE, ""), or why what was typed cannot be read.
export function read(typed, decimals) {
  const text = wide(typed).trim().split(/\s+/).join(" ");
  if (!text) return { kept: "", problem: "" };
  if (NOTHING.has(folded(text))) return { kept: NONE, problem: "" };
  const problem = twoMeanings(text, decimals) || unreadable(text, decimals);
  return problem ? { kept: "", problem } : { kept: plain(text), problem: "" };
}

function plain(text) {
  const [, sign, whole, , part = ""] = TYPED.exec(text);
  const ended = part.replace(/0+$/, "");
  const kept = BigInt(whole.replace(/[. ]/g, "")).toString() + (ended && `.${ended}`);
  return kept === "0" ? kept : sign + kept;
}

function unreadable(text, decimals) {
  const found = TYPED.exec(text);
  if (!found) return `Không đọc được số “${text}”. Xin ghi như ${example(decimals)}.`;
  if (found[2].replace(/[. ]/g, "").length > MOST_DIGITS) {
    return `Số “${text}” quá lớn: chỉ nhận đến ${MOST_DIGITS} chữ số trước dấu phẩy.`;
  }
  if ((found[4] ?? "").replace(/0+$/, "").length <= decimals) return "";
  const allowed = decimals ? `tối đa ${decimals} chữ số sau dấu phẩy` : "số nguyên";
  return `Ô này chỉ nhận ${allowed}, như ${example(decimals)}; xin sửa lại số “${text}”.`;
}

function twoMeanings(text, decimals) {
  const dotted = ONE_DOT.exec(text);
  if (dotted && (decimals > 0 || !TYPED.test(text)) && (dotted[1] + dotted[2]).length <= MOST_DIGITS) {
    return asked(text, dotted[1], dotted[2]);
  }
  const english = ONE_COMMA.exec(text);
  return english && decimals < 3 ? asked(text, english[1], english[2]) : "";
}

function asked(text, whole, part) {
  const sign = text.startsWith("-") ? "-" : "";
  const joined = whole + part;
  return `“${text}” có hai cách hiểu: ${sign}${grouped(whole)},${part} hay ${sign}${grouped(joined)}? `
    + `Xin dùng dấu phẩy cho phần thập phân (${sign}${BigInt(whole)},${part}) hoặc ghi liền (${sign}${BigInt(joined)}).`;
}

// In a cell with decimals 1234 is shown as "1.234,0": "1.234" could not be read back there.
export function show(kept, decimals) {
  if (!kept) return "";
  if (kept === NONE) return "-";
  const sign = kept.startsWith("-") ? "-" : "";
  const [whole, part] = kept.slice(sign.length).split(".");
  const shown = sign + grouped(whole) + (part ? `,${part}` : "");
  return decimals && !part && shown.includes(".") ? `${shown},0` : shown;
}

// The last column: a flow is added up, a stock is its latest; "không phát sinh" throughout stays that.
export function total(flow, kept) {
  const given = kept.filter(Boolean);
  if (!flow || given.length < 2) return given.at(-1) ?? "";
  const numbers = given.filter((each) => each !== NONE);
  return numbers.length ? sum(numbers) : NONE;
}

function sum(numbers) {
  const places = Math.max(...numbers.map((each) => (each.split(".")[1] ?? "").length));
  const scaled = (each) => BigInt(each.split(".")[0] + (each.split(".")[1] ?? "").padEnd(places, "0"));
  const added = numbers.map(scaled).reduce((one, other) => one + other, 0n);
  const digits = (added < 0n ? -added : added).toString().padStart(places + 1, "0");
  const part = places ? digits.slice(-places).replace(/0+$/, "") : "";
  return `${added < 0n ? "-" : ""}${digits.slice(0, digits.length - places)}${part && `.${part}`}`;
}

// 100 × above / below with one decimal, half away from zero; "" where either is missing or below is 0.
export function percent(above, below) {
  const [one, other] = scaled([above, below].map((each) => (each === NONE ? "0" : each)));
  if (!above || !below || !other) return "";
  const size = (each) => (each < 0n ? -each : each);
  const tenths = ((2000n * size(one)) / size(other) + 1n) / 2n;
  const sign = tenths && one < 0n !== other < 0n ? "-" : "";
  return `${sign}${tenths / 10n}${tenths % 10n ? `.${tenths % 10n}` : ""}`;
}

// Two decimal texts as whole numbers of one scale.
function scaled(texts) {
  const places = Math.max(...texts.map((each) => (each.split(".")[1] ?? "").length));
  return texts.map((each) => BigInt(each.replace(".", "") + "0".repeat(places - (each.split(".")[1] ?? "").length) || 0));
}
