// What a section's page does while it is read and typed in; all of it works without this, too.

// The words of each text: the server has counted them once already.
const words = (text) => (text.match(/\S+/gu) ?? []).length;

for (const shown of document.querySelectorAll("[data-words]")) {
  const area = document.getElementById(shown.dataset.words);
  area?.addEventListener("input", () => { shown.textContent = words(area.value).toLocaleString("vi-VN"); });
}

// The map of sections scrolls by itself: bring this section's line into its view, without moving the page.
const map = document.getElementById("muc-luc");
const line = map?.querySelector("[aria-current]");
if (line && map.scrollHeight > map.clientHeight) {
  map.scrollTop = line.offsetTop - map.clientHeight / 2;
}

// Saving shows the same page again: stay where the reader was, unless the page has something to say on top.
const place = `cho:${location.pathname}`;
document.getElementById("to-khai")?.addEventListener("submit", () => sessionStorage.setItem(place, String(scrollY)));

const before = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
if (before && !location.hash && !document.getElementById("loi")) {
  scrollTo(0, Number(before));
}
