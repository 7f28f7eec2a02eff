// Saves a section by itself while it is typed in (screens.md 8–15); the buttons of the form work as without it.

import "./grid.js";
import { cellsOf, changed, keep, put, same } from "./cells.js";
import { compare, decide } from "./conflict.js";
import * as drafts from "./drafts.js";
import { mark } from "./marks.js";
import { offer } from "./offers.js";
import * as problems from "./problems.js";
import { Sender } from "./sender.js";
import { askToSignIn, follow, tell } from "./state.js";

const REST = 2000;
const LONGEST = 10_000;
const TWICE = 1000;
const LOST = "Chưa lưu – mất kết nối, sẽ tự lưu lại";
const BUSY = "Chưa lưu – máy chủ đang bận, sẽ tự lưu lại";
const ENDED = "Chưa lưu – phiên làm việc đã hết, xin đăng nhập lại";
const TWO = "Chưa lưu – mục này vừa được lưu ở nơi khác, xin chọn bản để giữ";

const form = document.getElementById("to-khai");
const path = new URL(form.action).pathname;
const sender = new Sender(path, form.elements.csrf_token.value, trouble);
let revision = Number(form.elements._rev.value);
let flight = null;
let based = revision;
let wanted = false;
let held = false;
let leaving = false;
let troubled = false;
let first = 0;
let timer = 0;
let posted = -TWICE;

const unsaved = () => Object.keys(changed(form)).length > 0;

function trouble(status) {
  troubled = true;
  askToSignIn(status === 401);
  tell(status === 401 ? ENDED : status === 0 || status === 408 ? LOST : BUSY, "unsaved");
}

function touched(cell) {
  if (!cell.name || cell.name.startsWith("_")) return;
  follow(cell);
  copy();
  if (!unsaved()) return;
  first ||= Date.now();
  clearTimeout(timer);
  timer = setTimeout(flush, Math.max(0, Math.min(REST, first + LONGEST - Date.now())));
  if (!flight && !held) tell("Chưa lưu – sẽ tự lưu ngay", "waiting");
}

function copy() {
  const values = changed(form);
  mark(form, values);
  // While two texts are in question the copy stays one of the older revision, so that it is never put over the newer.
  if (Object.keys(values).length) drafts.write(path, held ? based : revision, values);
  else drafts.drop();
}

// One request at a time; what is typed meanwhile goes when it has returned.
function flush() {
  clearTimeout(timer);
  if (flight) wanted = true;
  if (flight || held || leaving || !unsaved()) return;
  flight = deliver().finally(() => {
    flight = null;
    if (wanted) flush();
    wanted = false;
  });
}

async function deliver() {
  const values = changed(form);
  first = 0;
  tell("Đang lưu…", "saving");
  const answer = await sender.send(JSON.stringify({ rev: String(revision), key: key(), values }));
  if (!answer) return;
  troubled = false;
  askToSignIn(false);
  renewToken();
  const { status, said } = answer;
  if (status === 200) accept(values, said);
  else if (status === 409 && said.cells) await conflict(said);
  else tell(`Chưa lưu – ${said.message ?? "máy chủ không nhận"}`, "unsaved");
}

function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function renewToken() {
  for (const cell of document.getElementsByName("csrf_token")) cell.value = sender.token;
}

function accept(values, said) {
  revision = said.revision;
  drafts.saved(path, revision);
  for (const cell of cellsOf(form)) {
    if (cell.name in values) keep(cell, values[cell.name]);
    if (cell.name in values || cell.name in said.problems) problems.tell(cell, said.problems[cell.name] ?? "");
  }
  copy();
  const removed = said.removed ? ` · đã bỏ ${said.removed} ký tự không in được` : "";
  tell(unsaved() ? "Chưa lưu – sẽ tự lưu ngay" : said.saved + removed, unsaved() ? "waiting" : "saved");
}

async function conflict(said, always = false) {
  if (!held) based = revision;
  held = true;
  revision = said.revision;
  const contested = compare(form, said.cells, always, always || said.mine);
  copy();
  if (Object.keys(contested).length) tell(TWO, "unsaved");
  await decide(contested, said.who ?? `${said.by} vừa lưu mục này ở nơi khác (bản ${said.revision}).`);
  held = false;
  copy();
  wanted = true;
  tell(said.saved, "saved");
}

// Over a newer revision both texts are shown; else there is nothing that it could overwrite.
async function restore(left, cells) {
  const texts = Object.fromEntries(cellsOf(form).map((cell) => [cell.name, cell.value]));
  const newer = left.revision !== revision;
  held = newer;
  based = left.revision;
  for (const cell of cells) put(cell, left.values[cell.name]);
  if (newer) {
    const who = "Mục này đã được lưu sau khi phần chữ ấy được gõ.";
    await conflict({ revision, cells: texts, who, saved: "" }, true);
  }
  flush();
}

// A button waits for the request on the wire, for its revision is the next one, and after trouble for one more try, for
// the session may be another by now, with another token; it never waits for long.
function submitted(event) {
  const twice = event.timeStamp - posted < TWICE;
  if (twice || (leaving && !sender.stopped)) return event.preventDefault();
  clearTimeout(timer);
  leaving = true;
  drafts.posted();
  if (!flight || !(sender.onTheWire || troubled)) {
    posted = event.timeStamp;
    return sender.stop();
  }
  event.preventDefault();
  sender.hurry();
  const button = event.submitter;
  Promise.race([flight, new Promise((late) => setTimeout(late, 3000))]).then(() => {
    sender.stop();
    form.requestSubmit(button);
  });
}

// A link waits a moment for the text just typed; what then is still unsaved is asked about by the browser.
function linked(event) {
  const link = event.target.closest("a[href]");
  const aside = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || link.target || link.pathname === location.pathname || aside || held || !unsaved()) return;
  event.preventDefault();
  flush();
  Promise.race([flight, new Promise((late) => setTimeout(late, 1500))]).then(() => location.assign(link.href));
}

form.addEventListener("input", (event) => touched(event.target));
form.addEventListener("change", (event) => { touched(event.target); flush(); });
form.addEventListener("focusout", flush);
form.addEventListener("submit", submitted);
// A button that took the focus would bring a line under the cell just left, and be pushed from under the pointer.
form.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
form.addEventListener("formdata", (event) => event.formData.set("_rev", String(held ? based : revision)));
document.addEventListener("click", linked);
document.addEventListener("visibilitychange", flush);
addEventListener("pagehide", flush);
addEventListener("beforeunload", (event) => {
  if (leaving || !unsaved()) return;
  flush();
  event.preventDefault();
});
// A page from the back/forward cache may be older than what is saved; one without typed text is simply read anew.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (leaving || !unsaved()) location.reload();
  else flush();
});

// The browser's own memory of forms would put an old text over a newer one; ours knows the revision.
form.autocomplete = "off";
if (drafts.behind(path, revision) && !unsaved()) {
  leaving = true;
  location.reload();
} else {
  offer(form, path, revision, restore);
}
// What was typed before this script had arrived.
if (unsaved()) touched(cellsOf(form)[0]);
