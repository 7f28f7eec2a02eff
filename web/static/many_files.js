// Many returned forms: dropped on the page, sent a few at a time, with how far it is. Without this the form sends all at once.

const AT_ONCE = 25;
const MOST_BYTES = 9 * 1024 * 1024;

const form = document.getElementById("gui-nhieu");
const input = form.querySelector("input[type=file]");
const zone = document.getElementById("tha-vao");
const shown = document.getElementById("tien-do");
const said = document.getElementById("tien-do-chu");
const bar = shown.querySelector("progress");
const button = form.querySelector("button");
let sending = false;

const say = (text, done, all) => {
  shown.hidden = false;
  said.textContent = text;
  bar.max = all;
  bar.value = done;
};

// A few files each, and never more than the server takes.
const portions = (files) => {
  const made = [];
  let bytes = 0;
  for (const file of files) {
    if (!made.length || made.at(-1).length >= AT_ONCE || bytes + file.size > MOST_BYTES) {
      made.push([]);
      bytes = 0;
    }
    made.at(-1).push(file);
    bytes += file.size;
  }
  return made;
};

const post = async (files, batch) => {
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  if (batch) body.set("dot", batch);
  for (const file of files) body.append("tep", file);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const send = async (files) => {
  let batch = "";
  let address = "";
  let done = 0;
  say(`Đang đọc 0/${files.length} tệp…`, 0, files.length);
  for (const portion of portions(files)) {
    const told = await post(portion, batch);
    batch = String(told.number);
    address = told.address;
    done += portion.length;
    say(`Đang đọc ${done}/${files.length} tệp…`, done, files.length);
  }
  location.assign(address);
};

const begin = async (files) => {
  if (sending || !files.length) return;
  const most = Number(form.dataset.most);
  if (files.length > most) {
    say(`Đã chọn ${files.length} tệp; mỗi lần gửi tối đa ${most} tệp. Xin chọn ít hơn.`, 0, 1);
    return;
  }
  sending = true;
  button.disabled = true;
  try {
    await send(files);
  } catch {
    say("Chưa gửi được hết các tệp. Xin kiểm tra đường mạng, kích thước từng tệp (tối đa 10 MB) rồi bấm gửi lại; chưa ghi gì vào báo cáo.", 0, 1);
  } finally {
    sending = false;
    button.disabled = false;
  }
};

form.addEventListener("submit", (event) => {
  if (!input.files.length) return;
  event.preventDefault();
  begin([...input.files]);
});

zone.querySelector(".drop-said").hidden = false;
for (const name of ["dragenter", "dragover"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
}
for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
  begin([...event.dataTransfer.files]);
});
