// Says beside a cell why what stands in it cannot be read, where the server would say it on the next page.

const idOf = (cell) => `${cell.name}-loi`;

export function tell(cell, message) {
  const there = document.getElementById(idOf(cell));
  if (!message) return clear(cell, there);
  const shown = there ?? place(cell);
  (shown.querySelector("[data-m]") ?? renewed(shown)).textContent = message;
  cell.setAttribute("aria-invalid", "true");
  cell.setAttribute("aria-describedby", idOf(cell));
}

// What the server drew is one run of text behind its first element.
function renewed(shown) {
  while (shown.childNodes.length > 1) shown.lastChild.remove();
  return shown.appendChild(words());
}

function clear(cell, there) {
  if (!there) return;
  (there.closest(".note-line") ?? there).remove();
  cell.removeAttribute("aria-invalid");
  cell.removeAttribute("aria-describedby");
}

function place(cell) {
  return cell.closest("table.grid") ? underRow(cell) : above(cell);
}

function underRow(cell) {
  const line = document.createElement("tr");
  const shown = line.insertCell();
  const row = cell.closest("tr");
  line.className = "note-line";
  shown.colSpan = row.cells.length;
  shown.id = idOf(cell);
  const label = document.createElement("b");
  label.textContent = `${cell.getAttribute("aria-label")}: `;
  shown.append(label, words());
  row.after(line);
  return shown;
}

function above(cell) {
  const shown = document.createElement("p");
  shown.className = "wrong";
  shown.id = idOf(cell);
  shown.append(words());
  cell.before(shown);
  return shown;
}

function words() {
  const span = document.createElement("span");
  span.dataset.m = "";
  return span;
}
