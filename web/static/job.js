// Follows an export: draws how far it is, and shows the page anew once nothing more changes by itself.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15000;
const SPOKEN_EVERY = 25;

const shown = document.getElementById("tien-do");
const sentence = shown.querySelector("#tien-do-chu");
const bar = shown.querySelector("progress");
// Read aloud at each quarter only: a word a second would drown everything else.
const aloud = shown.querySelector("[role=status]");
let spoken = 0;
let wait = FIRST_WAIT;

const draw = (now) => {
  sentence.textContent = now.sentence;
  bar.max = now.total || 1;
  bar.value = now.settled;
  document.title = document.title.replace(/^\d+% – /u, `${now.percent}% – `);
  if (now.percent - spoken >= SPOKEN_EVERY) {
    spoken = now.percent;
    aloud.textContent = now.sentence;
  }
};

const look = async () => {
  try {
    const answer = await fetch(shown.dataset.from, { headers: { Accept: "application/json" } });
    const now = answer.ok && !answer.redirected ? await answer.json() : null;
    // Signed out meanwhile: the page itself asks to sign in and comes back.
    if (answer.redirected || now?.ended) {
      location.reload();
      return;
    }
    if (!now) throw new Error(answer.statusText);
    draw(now);
    wait = FIRST_WAIT;
  } catch {
    wait = Math.min(wait * 2, LONGEST_WAIT);
    sentence.textContent = "Chưa xem được tiến độ vì mất kết nối; máy chủ vẫn làm tiếp. Trang sẽ tự thử lại.";
  }
  setTimeout(look, wait);
};

setTimeout(look, FIRST_WAIT);
