// The board's charts, drawn from the tables beside them, and how many units are ticked.

/* global Chart */

// Each part has a pattern of its own: colours alone would be lost in print and on colour-blind eyes.
const PARTS = {
  accepted: { colour: "#17653a", pattern: "full" },
  submitted: { colour: "#5fae83", pattern: "rising" },
  returned: { colour: "#b3121d", pattern: "crossed" },
  in_progress: { colour: "#3f78b8", pattern: "dots" },
  not_started: { colour: "#8793a3", pattern: "empty" },
};
const TILE = 8;
const ROW = 30;
const LEGEND = 105;
// Of the width, for the names: the drawing cuts off what stands over half of it.
const NAMES = 0.42;
const SIZE = 12;

const STROKES = {
  full: () => {},
  rising: (pen) => {
    pen.moveTo(-2, 2); pen.lineTo(2, -2);
    pen.moveTo(0, TILE); pen.lineTo(TILE, 0);
    pen.moveTo(TILE - 2, TILE + 2); pen.lineTo(TILE + 2, TILE - 2);
  },
  crossed: (pen) => {
    pen.moveTo(0, 0); pen.lineTo(TILE, TILE);
    pen.moveTo(0, TILE); pen.lineTo(TILE, 0);
  },
  dots: (pen) => {
    pen.arc(2, 2, 1.2, 0, 7);
    pen.moveTo(7.2, 6); pen.arc(6, 6, 1.2, 0, 7);
  },
  empty: () => {},
};

const filled = ({ colour, pattern }) => {
  if (pattern === "full") return colour;
  const tile = document.createElement("canvas");
  tile.width = tile.height = TILE;
  const pen = tile.getContext("2d");
  pen.fillStyle = pattern === "empty" ? "#fff" : colour;
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = pen.fillStyle = "#fff";
  pen.lineWidth = 1.3;
  pen.beginPath();
  STROKES[pattern](pen);
  if (pattern === "dots") pen.fill();
  else pen.stroke();
  return pen.createPattern(tile, "repeat");
};

const figure = (cell) => Number(cell.textContent.replace(/\D/gu, "")) || 0;

const read = (table) => {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    sets: heads.flatMap((head, place) =>
      head.dataset.mau ? [{ part: head.dataset.mau, label: head.textContent.trim(), data: rows.map((row) => figure(row.cells[place])) }] : [],
    ),
  };
};

const short = (label, pen, most) => {
  const wide = (text) => pen.measureText(text).width > most;
  let kept = label;
  while (wide(kept === label ? kept : `${kept}…`)) kept = kept.slice(0, -1).trimEnd();
  return kept === label ? label : `${kept}…`;
};

function named(_, place) {
  const { ctx: pen, width, data } = this.chart;
  pen.font = `${SIZE}px ${Chart.defaults.font.family}`;
  return short(data.labels[place], pen, width * NAMES);
}

const draw = (place) => {
  const { labels, sets } = read(document.getElementById(place.dataset.bang));
  place.hidden = false;
  place.style.height = `${labels.length * ROW + LEGEND}px`;
  return new Chart(place.querySelector("canvas"), {
    type: "bar",
    data: {
      labels,
      datasets: sets.map(({ part, label, data }) => ({
        label, data, backgroundColor: filled(PARTS[part]), borderColor: PARTS[part].colour, borderWidth: 1,
      })),
    },
    options: {
      indexAxis: "y",
      animation: false,
      maintainAspectRatio: false,
      locale: "vi-VN",
      font: { family: getComputedStyle(document.body).fontFamily },
      scales: {
        x: { stacked: true, ticks: { precision: 0 }, title: { display: true, text: "Số đơn vị" } },
        y: { stacked: true, grid: { display: false }, ticks: { autoSkip: false, callback: named } },
      },
      plugins: { legend: { position: "top", align: "start", labels: { boxWidth: 18, boxHeight: 12 } } },
    },
  });
};

if (window.Chart) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = "#19222e";
  const places = [...document.querySelectorAll(".chart[data-bang]")];
  let charts = places.map(draw);
  // A canvas does not wait for the page's letters, and widths measured on others cut the labels.
  document.fonts.load(`${SIZE}px ${Chart.defaults.font.family}`, "Liên đoàn Lao động").then(() => {
    for (const chart of charts) chart.destroy();
    charts = places.map(draw);
  }, () => {});
  addEventListener("beforeprint", () => charts.forEach((chart) => chart.resize()));
  addEventListener("afterprint", () => charts.forEach((chart) => chart.resize()));
}

const form = document.querySelector("form:has(input[name=bao-cao])");
if (form) {
  const boxes = [...form.querySelectorAll("input[name=bao-cao]")];
  const everyone = form.querySelector("input[name=tat-ca]");
  const said = form.querySelector("#da-danh-dau");
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Đánh dấu mọi đơn vị của trang này");
  form.querySelector("thead .tick").replaceChildren(all);
  const tell = () => {
    const many = boxes.filter((box) => box.checked).length;
    all.checked = many === boxes.length;
    all.indeterminate = many > 0 && many < boxes.length;
    said.textContent = many && !everyone.checked ? ` (${many})` : "";
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  form.addEventListener("change", tell);
  // A page shown again from the browser's memory keeps its ticks.
  addEventListener("pageshow", tell);
  tell();
}
