// The lines of the first card and the blocks are stations: the Tab key stops at one of them alone,
// the arrows go from one to the next. Words that a finger selected offer what may be made of them.
"use strict";

const STATIONS = "#content-main .card-line, #rail, #content-main .edited, #content-main .edited-new";
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
let moved = ""; // the block that the keys moved, until something else is done
let here = ""; // the station that the Tab key stops at
let hereRow = ""; // and the row of it

const stations = () => [...document.querySelectorAll(STATIONS)];

const rowsOf = (station) => [...station.querySelectorAll(".edited-row")];

// Its controls are reached by Tab, those of the others by going there first; and of its rows one.
// What unfolds a line of the first card is the station itself, which the space bar opens.
function settle() {
  const all = stations();
  const current = all.find((each) => each.id === here) ?? all[0];
  for (const each of all) {
    each.tabIndex = each === current ? 0 : -1;
    const rows = rowsOf(each);
    const row = rows.find((one) => one.id === hereRow) ?? rows[0];
    rows.forEach((one) => { one.tabIndex = each === current && one === row ? 0 : -1; });
    for (const control of each.querySelectorAll(CONTROLS)) {
      if (control.closest("#waiting")) continue; // one of them is a stop
      const inRow = control.closest(".edited-row");
      const near = each === current && (!inRow || inRow === row) && control.parentElement !== each;
      if (near || control.closest(".edited-form")) control.removeAttribute("tabindex");
      else control.tabIndex = -1;
    }
  }
}

// From row to row of a station, and out of it at either end.
function goBeside(station, row, by) {
  const rows = rowsOf(station);
  const next = rows[rows.indexOf(row) + by];
  if (next) next.focus();
  else if (by < 0) goTo(station);
  else goTo(stations()[stations().indexOf(station) + 1]);
}

function goTo(station) {
  if (!station) return;
  here = station.id;
  settle();
  station.focus({ preventScroll: true });
  station.scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", (event) => {
  const station = event.target.closest(STATIONS);
  const row = event.target.closest(".edited-row");
  if (!station || station.id === here && (!row || row.id === hereRow)) return;
  here = station.id;
  hereRow = row?.id ?? hereRow;
  settle();
});

// What is shown and hidden above what is pressed must not move it, or the click would miss it.
let pressed = null;
let pressedAt = 0;

document.addEventListener("mousedown", (event) => {
  pressed = event.target;
  pressedAt = pressed.getBoundingClientRect().top;
}, true);

document.addEventListener("focusin", () => {
  if (!pressed?.isConnected) return;
  scrollBy({ top: pressed.getBoundingClientRect().top - pressedAt, behavior: "instant" });
  pressed = null;
});

document.addEventListener("mouseup", () => { pressed = null; }, true);

// Joins a block that nobody has typed in with the one before it.
function join(area) {
  const form = area.form;
  const sent = ["csrfmiddlewaretoken", "row", "version"].map((name) => [name, form.elements[name].value]);
  const block = form.closest(".edited");
  htmx.ajax("POST", form.getAttribute("action"), {
    source: block, target: `#${block.id}`, values: { ...Object.fromEntries(sent), act: "join" },
  });
}

for (const act of ["keydown", "pointerdown"]) {
  document.addEventListener(act, () => { moved = ""; }, true);
}

document.addEventListener("keydown", (event) => {
  const area = event.target;
  const untouched = area.name === "text" && area.value === area.defaultValue && area.selectionEnd === 0;
  if (event.key === "Backspace" && untouched && area.form.elements.row.value.startsWith("b-") && !area.form.elements.add) {
    event.preventDefault();
    join(area);
  }
  const station = event.target.closest(STATIONS);
  if (!station || event.target.closest("textarea, input, select") || event.ctrlKey || event.metaKey) return;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by && event.altKey) {
    event.preventDefault();
    moved = station.id;
    station.querySelector(`[value="${by < 0 ? "up" : "down"}"]`)?.click();
  } else if (by && event.target.closest(".edited-row")) {
    event.preventDefault();
    goBeside(station, event.target.closest(".edited-row"), by);
  } else if (by) {
    const all = stations();
    event.preventDefault();
    goTo(all[all.indexOf(station) + by]);
  } else if (event.key === " " && event.target === station && station.matches("details")) {
    event.preventDefault();
    station.open = !station.open;
  } else if (event.key === "Enter" && event.target === station) {
    event.preventDefault();
    station.querySelector("[data-edit], [hx-get]")?.click();
  } else if (event.key === "Enter" && event.target.matches(".edited-row")) {
    event.preventDefault();
    event.target.querySelector("a.said")?.click();
  }
});

// What was selected last: a touch on the button takes the selection away before the click.
let picked = null;

document.addEventListener("selectionchange", () => {
  const bar = document.getElementById("picked");
  const found = selected();
  if (!bar) return;
  if (found) picked = found;
  bar.hidden = !found?.words;
  bar.querySelector(".words").textContent = found?.words ?? "";
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest("#picked")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const kind = event.target.closest("#picked [data-kind]")?.dataset.kind;
  if (!kind || !picked) return;
  document.getElementById("picked").hidden = true;
  document.getElementById(picked.block.id)?.querySelector(`[data-add="${kind}"]`)?.click();
});

document.body.addEventListener("htmx:configRequest", (event) => {
  const block = event.target.closest?.(".edited");
  if (!event.target.dataset.add || event.detail.parameters.quote || picked?.block.id !== block?.id) return;
  event.detail.parameters.quote = picked.words;
  event.detail.parameters.nth = picked.nth;
  picked = null;
});

// The question of the workflow is shut without leaving the page.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-shut]")) return;
  event.preventDefault();
  document.getElementById("ask").replaceChildren();
  document.querySelector(".bar .verbs a")?.focus();
});

document.body.addEventListener("htmx:afterSettle", () => {
  settle();
  if (moved) goTo(document.getElementById(moved));
});
settle();
