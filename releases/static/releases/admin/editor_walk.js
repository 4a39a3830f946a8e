// The way through what is left to look at: doubts, and rows that nobody has looked at. Everything
// here also works as plain links and buttons.
"use strict";

const KEYS_OFF = "ipnews-keys-off"; // of the machine, not of an account: it stays at the sign-out
const WAITING = ".edited-row.is-d, .edited-row.is-unseen, .card-rows > :has(.unseen)";
let chosen = "";
let goOn = -1; // where the next one stands, once the answer is there
let toDrop = false;

const waiting = () => [...document.querySelectorAll(WAITING)];
const wordsOf = (name) => document.querySelectorAll(`mark[data-rows~="${CSS.escape(name)}"]`);
const keysOff = () => Boolean(localStorage.getItem(KEYS_OFF));

// A row and its words, each found by the other.
function mark(row) {
  document.querySelectorAll(".editor .marked").forEach((node) => node.classList.remove("marked"));
  row.classList.add("marked");
  wordsOf(row.id).forEach((node) => node.classList.add("marked"));
}

function choose(row, { focus = true } = {}) {
  if (!row) return;
  chosen = row.id;
  mark(row);
  if (focus) Chosen.goTo(row);
  else Chosen.show(row, { unfold: false });
}

function step(by) {
  const rows = waiting();
  const at = rows.findIndex((row) => row.id === chosen);
  choose(rows.at(at < 0 ? Math.min(by, 0) : (at + by) % rows.length));
}

function press(selector) {
  const row = document.getElementById(chosen);
  const button = row?.querySelector(selector);
  if (!button) return;
  goOn = waiting().indexOf(row);
  button.click();
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".edited-row, .card-rows > li");
  if (!row) return;
  chosen = row.id || chosen;
  if (row.id) mark(row);
});

document.addEventListener("click", (event) => {
  const row = event.target.closest(".edited-row");
  if (!row || event.target.closest("a, button, label, .edited-form")) return;
  choose(row);
  wordsOf(row.id)[0]?.scrollIntoView({ block: "center" });
});

// Who has switched the keys off types no command by mistake; this hears them before the others do.
window.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input, select")) return;
  if (event.key === "?") {
    const help = document.getElementById("keys");
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
  } else if (event.key.length === 1 && keysOff()) {
    event.stopImmediatePropagation();
  } else {
    const acts = {
      j: () => step(1), k: () => step(-1), e: () => press("a.said, a.chip"),
      a: () => press('[value="settle"], [value="see"]'),
      d: () => press("a.said, a.chip"),
    };
    if (!(event.key in acts)) return;
    event.preventDefault();
    toDrop = event.key === "d";
    acts[event.key]();
    if (event.key === "e" || toDrop) goOn = -1;
  }
}, true);

// The link to what nobody has looked at goes on from where one is.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#unseen a") || !waiting().length) return;
  event.preventDefault();
  step(1);
});

document.addEventListener("change", (event) => {
  if (event.target.id !== "keys-on") return;
  if (event.target.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (goOn >= 0) {
    const rows = waiting();
    choose(rows.at(Math.min(goOn, rows.length - 1)));
    goOn = -1;
  } else if (toDrop) {
    const drop = document.getElementById(chosen)?.querySelector('[value="drop"]');
    if (!drop || !event.target.contains(drop)) return; // the answer's other parts settle as well
    drop.focus();
    toDrop = false;
  }
});

function begin() {
  document.getElementById("keys-on").checked = !keysOff();
  const open = document.querySelector('#steps [value="undo"]');
  if (open && !location.hash) choose(document.querySelector(".edited-row.is-d") ?? waiting()[0], { focus: false });
}

begin();
