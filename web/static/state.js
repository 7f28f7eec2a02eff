// Where saving stands, told in the bar below the form and near the cell that was typed in last.

import { make } from "./parts.js";

const bar = document.getElementById("trang-thai");
// The bar is read out already; a second voice for the same words would only disturb.
const near = make("p", "state-near");
near.setAttribute("aria-hidden", "true");

export function tell(words, look) {
  for (const line of [bar, near]) {
    if (line.textContent !== words) line.textContent = words;
    line.dataset.state = look;
  }
}

export function follow(cell) {
  const place = cell.closest(".scroll") ?? cell;
  if (place.nextElementSibling !== near) place.after(near);
}

let asked = null;

// The line to sign in again; it stays while the session is ended, and the text stays on the page.
export function askToSignIn(ended) {
  if (!ended) {
    asked?.remove();
    asked = null;
  } else if (!asked) {
    asked = make("p", "sign-in-again", "Phiên làm việc đã hết; chữ vừa gõ vẫn còn nguyên trên trang này. ");
    asked.setAttribute("role", "alert");
    const link = make("a", "", "Đăng nhập lại (mở thẻ mới)");
    Object.assign(link, { href: "/dang-nhap", target: "_blank" });
    asked.append(link, ", rồi trở lại đây: phần chưa lưu sẽ tự lưu.");
    bar.before(asked);
  }
}
