// Copies a message for a chat (without this, by hand), and the typed address into the letters of single units.

const address = document.getElementById("address");
address?.addEventListener("input", () => {
  for (const copy of document.querySelectorAll("td input[name=address]")) copy.value = address.value;
});

for (const button of document.querySelectorAll("[data-copy]")) {
  const box = document.getElementById(button.dataset.copy);
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    box.select();
    const copied = await put(box.value);
    button.textContent = copied ? "Đã chép" : "Xin bấm Ctrl+C để chép";
    setTimeout(() => { button.textContent = said; }, 3000);
  });
}

// On plain http browsers offer no clipboard; the older way still works there.
async function put(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  return document.execCommand("copy");
}
