// Text pasted from Word: its paragraphs and dash lines, nothing else of it (screens.md 18); text in an old font is
// offered in Unicode, never forced (19). What is put into a box can be taken back with Ctrl+Z.

import { box, button, make } from "./parts.js";

const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "BLOCKQUOTE", "PRE", "TABLE", "UL", "OL"]);
const SKIPPED = new Set(["STYLE", "SCRIPT", "TITLE", "HEAD", "XML", "O:P", "META", "LINK"]);
const NUMBERED = /^(?:\d{1,3}|[a-zđ])[.)]$/u;
const OLD_FONT = /^(?:\.?vn|vni|tcvn)/i;
// Letters of Latin-1 that Vietnamese has not, the marks of old codes among them.
const ODD = /[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u00ad]/g;

// [[[text, font], …], …]: the runs of each paragraph.
export function paragraphsOf(html) {
  const found = [[]];
  // Styles are read as plain text: the policy of the page would complain of each of them.
  const inert = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");
  walk(new DOMParser().parseFromString(inert, "text/html").body, "", found);
  return found.map(trimmed).filter((runs) => runs.length);
}

function walk(node, font, found) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) found.at(-1).push([child.data.replace(/[ \t\r\n\f]+/g, " "), font]);
    else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(child.tagName)) element(child, font, found);
  }
}

function element(node, font, found) {
  if (node.tagName === "BR") return void found.push([]);
  const mark = ignored(node);
  if (mark !== null) return void found.at(-1).push([mark, ""]);
  const own = fontOf(node) || font;
  const block = BLOCKS.has(node.tagName);
  if (block) found.push([]);
  if (node.tagName === "LI") found.at(-1).push([listMark(node), ""]);
  if (["TD", "TH"].includes(node.tagName) && node.cellIndex) found.at(-1).push([" ", ""]);
  walk(node, own, found);
  if (block) found.push([]);
}

// Read from the text of the style: `.VnTime` without quotes is no name that the browser's own reading keeps.
function fontOf(node) {
  const named = /font-family:\s*([^;]+)/i.exec(node.dataset?.style ?? "")?.[1] ?? node.getAttribute("face") ?? "";
  return named.split(",")[0].replace(/["']/g, "").trim();
}

// Word writes the sign of a list item as text that lists ignore: a number stays, any bullet is a dash.
function ignored(node) {
  if (!/mso-list:\s*ignore/i.test(node.dataset?.style ?? "")) return null;
  const sign = node.textContent.replace(/\s+/gu, "");
  return NUMBERED.test(sign) ? `${sign} ` : "- ";
}

function listMark(item) {
  if (item.parentElement?.tagName !== "OL") return "- ";
  return `${[...item.parentElement.children].indexOf(item) + 1}. `;
}

function trimmed(runs) {
  const text = runs.map(([each]) => each).join("");
  return text.trim() ? runs.filter(([each]) => each) : [];
}

const plain = (paragraphs) => paragraphs
  .map((runs) => runs.map(([text]) => text).join("").replace(/[\u00a0 ]+/g, " ").trim())
  .filter(Boolean)
  .join("\n");

const isOld = (paragraphs) => paragraphs.some((runs) => runs.some(([text, font]) => OLD_FONT.test(font) || (text.match(ODD) ?? []).length > 1));

const lines = (text) => text.replace(/\r\n?/g, "\n").split("\n").map((line) => [[line, ""]]);

function put(area, text) {
  area.focus();
  // The only way into a box that Ctrl+Z takes back; where a browser has it no more, the text is set.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function pasted(event) {
  const area = event.target.closest("textarea");
  const clipboard = event.clipboardData;
  if (!area || !clipboard) return;
  const html = clipboard.getData("text/html");
  const paragraphs = html ? paragraphsOf(html) : lines(clipboard.getData("text/plain"));
  const start = area.selectionStart;
  if (html && paragraphs.length) {
    event.preventDefault();
    put(area, plain(paragraphs));
  }
  if (isOld(paragraphs)) await offer(area, start, paragraphs, event.defaultPrevented ? plain(paragraphs) : clipboard.getData("text/plain"));
}

// The line may be down: the text stays as it was pasted, and "Kiểm tra" is no worse off.
async function offer(area, start, paragraphs, shown) {
  const { csrf_token: token } = document.getElementById("to-khai").elements;
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token.value };
  const answer = await fetch("/chu/sua", { method: "POST", headers, body: JSON.stringify({ paragraphs }) }).catch(() => null);
  if (!answer?.ok) return;
  const said = await answer.json();
  if (said.changes.length) show(area, start, shown.replace(/\r\n?/g, "\n"), said);
}

function show(area, start, before, said) {
  area.parentElement.querySelector(".old-font")?.remove();
  const close = () => { offered.remove(); area.focus(); };
  const offered = box(
    `Chữ vừa dán viết bằng bảng mã ${said.codes.join(", ")}. Đổi sang Unicode?`,
    button("Đổi sang Unicode", "btn-primary", () => { change(area, start, before, said.text, offered); }),
    button("Giữ nguyên", "btn-outline-primary", close),
  );
  offered.classList.add("old-font");
  offered.querySelector("p").after(samples(said));
  // At the end of the question: what stands right below the box moves while it is saved, and a button with it.
  area.parentElement.append(offered);
}

function samples(said) {
  const list = make("ul", "old-font-samples");
  for (const [before, after] of said.changes) {
    const line = make("li");
    line.append(make("del", "", before), " → ", make("ins", "", after));
    list.append(line);
  }
  if (said.more) list.append(make("li", "", `và ${said.more} chỗ nữa`));
  return list;
}

// Only over the text as it was pasted: what has been typed since stays.
function change(area, start, before, after, offered) {
  const at = area.value.startsWith(before, start) ? start : area.value.indexOf(before);
  if (at < 0) return told(offered, "Đoạn vừa dán đã được sửa, nên không đổi nữa. Xin xóa đi rồi dán lại.");
  area.focus();
  area.setSelectionRange(at, at + before.length);
  put(area, after);
  const back = button("Hoàn lại", "btn-outline-primary", () => {
    const place = area.value.indexOf(after, at);
    if (place >= 0) {
      area.focus();
      area.setSelectionRange(place, place + after.length);
      put(area, before);
    }
    offered.remove();
  });
  told(offered, "Đã đổi sang Unicode.", back, button("Đóng", "btn-outline-primary", () => offered.remove()));
}

function told(offered, words, ...acts) {
  const line = make("p", "acts-in");
  line.append(...acts.flatMap((act) => [act, " "]));
  offered.setAttribute("role", "status");
  offered.replaceChildren(make("p", "", words), line);
}

document.getElementById("to-khai")?.addEventListener("paste", pasted);
