// The texts of a section beside what they will look like on paper, and what the unit wrote on them before.

import { changed, put } from "./cells.js";
import { button, make } from "./parts.js";

const PAUSE = 700;

const form = document.getElementById("to-khai");
const path = form ? new URL(form.action).pathname : "";
const link = document.getElementById("xem-ban-in");
const paper = make("div", "paper live");
let timer = 0;
let asked = 0;

const headers = () => ({
  "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value,
});

// The link of the page becomes a switch: with scripts the paper stands below the text and follows it.
function switchOn(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const open = !paper.isConnected;
  link.setAttribute("aria-expanded", String(open));
  link.textContent = open ? "Thôi xem bản in" : "Xem như bản in";
  if (!open) return paper.remove();
  form.before(paper);
  refresh();
}

async function refresh() {
  const mine = ++asked;
  const body = JSON.stringify({ values: changed(form) });
  const answer = await fetch(`${path}/xem-truoc`, { method: "POST", headers: headers(), body }).catch(() => null);
  if (mine !== asked) return;
  if (!answer?.ok) return void (paper.dataset.old = "Chưa cập nhật được bản in, đang chờ kết nối.");
  const said = await answer.json();
  delete paper.dataset.old;
  // The server has escaped every letter that was typed (blocks.html).
  paper.innerHTML = said.html;
  hint(said.hints);
}

function hint(said) {
  for (const area of form.querySelectorAll("textarea")) {
    const there = document.getElementById(`${area.name}-nhac`);
    if (!said[area.name]) there?.remove();
    else if (there) there.textContent = said[area.name];
    else area.parentElement.append(Object.assign(make("p", "hint stock", said[area.name]), { id: `${area.name}-nhac` }));
  }
}

function typed(event) {
  if (!event.target.matches("textarea")) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, PAUSE);
}

// The text goes in at the end of what stands there; Ctrl+Z and the offline copy know it as typed.
async function offerEarlier() {
  const answer = await fetch(`${path}/bao-cao-truoc`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  for (const [name, { text, said }] of Object.entries(await answer.json())) {
    const area = form.elements[name];
    if (area?.tagName === "TEXTAREA") area.parentElement.append(earlier(area, text, said));
  }
}

function earlier(area, text, said) {
  const part = make("details", "guide earlier");
  part.append(make("summary", "", `Đã viết ở báo cáo trước (${said})`), make("div", "text", text));
  part.append(button("Đưa vào từ báo cáo trước", "btn-outline-primary", () => {
    put(area, area.value.trim() ? `${area.value.trimEnd()}\n${text}` : text);
    area.focus();
    part.open = false;
  }));
  return part;
}

if (form) {
  link?.addEventListener("click", switchOn);
  form.addEventListener("input", typed);
  if (form.querySelector("textarea")) offerEarlier();
}
