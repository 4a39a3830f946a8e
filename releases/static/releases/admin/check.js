// The check page without reloads: words and values find each other, and keys move among doubts.
// Everything here also works as plain links and forms.
"use strict";

const KEYS_OFF = "ipnews.check.keys-off";
let current = "";

const row = (name) => document.getElementById(name);
const wordsOf = (name) => document.querySelectorAll(`[data-rows~="${CSS.escape(name)}"]`);

function mark(name) {
  document.querySelectorAll(".marked").forEach((node) => node.classList.remove("marked"));
  wordsOf(name).forEach((node) => node.classList.add("marked"));
  row(name)?.classList.add("marked");
}

const moves = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function bring(node) {
  const box = node.getBoundingClientRect();
  // On a phone the words lie over the lower part of the window.
  const floor = matchMedia("(max-width: 767px)").matches ? innerHeight * 0.6 : innerHeight;
  if (box.top < 0 || box.bottom > floor) scrollBy({ top: box.top - floor / 4, behavior: moves() });
}

function showWords(name) {
  mark(name);
  const node = wordsOf(name)[0] ?? row(`at-${name}`);
  const list = node?.closest("ol");
  if (!list) return;
  list.scrollIntoView({ block: "nearest", behavior: moves() });
  const above = node.getBoundingClientRect().top - list.getBoundingClientRect().top;
  list.scrollBy({ top: above - list.clientHeight / 3, behavior: moves() });
}

function showValue(piece) {
  const names = piece.dataset.rows.split(" ");
  mark(names[0]);
  names.forEach((name) => row(name)?.classList.add("marked"));
  go(names[0]);
}

function go(name) {
  const node = row(name);
  if (!node) return;
  current = name;
  node.closest("details:not([open])")?.setAttribute("open", "");
  node.focus({ preventScroll: true });
  bring(node);
}

function step(by) {
  const doubts = [...document.querySelectorAll("#doubts > .rows > [data-row]")];
  if (!doubts.length) return;
  const at = doubts.findIndex((node) => node.id === current);
  const next = at < 0 ? (by > 0 ? 0 : doubts.length - 1) : (at + by + doubts.length) % doubts.length;
  go(doubts[next].id);
  mark(doubts[next].id);
}

async function swap(address, options) {
  const root = document.querySelector("main");
  const text = document.querySelector(".source ol");
  const [page, source] = [scrollY, text?.scrollTop ?? 0];
  root.setAttribute("aria-busy", "true");
  const response = await fetch(address, { credentials: "same-origin", ...options });
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = answer.querySelector(".check") && answer.querySelector("main");
  if (!response.ok || !fresh) {
    location.assign(location.href);
    return;
  }
  root.replaceWith(fresh);
  // A form that was refused leaves no address of its own to come back to.
  history.replaceState(null, "", response.redirected || !options ? response.url : location.href);
  scrollTo(0, page);
  const list = document.querySelector(".source ol");
  if (list) list.scrollTop = source;
  begin(new URL(response.url).searchParams.get("back") || document.querySelector(".check").dataset.at);
}

function begin(at) {
  const keys = document.getElementById("keys-on");
  if (keys) keys.checked = !localStorage.getItem(KEYS_OFF);
  document.querySelectorAll("button.take").forEach((button) => { button.hidden = false; });
  const form = document.querySelector(".correct");
  if (form) {
    current = form.closest("[data-row]")?.id ?? "";
    mark(current);
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus({ preventScroll: true });
    bring(form.closest("[data-row]") ?? form);
  } else if (at) {
    go(at);
    mark(at);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (event.target.closest("button.take")) {
    const area = event.target.closest("form").querySelector("textarea");
    const words = String(getSelection()).trim();
    if (words) area.value = words;
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    if (link.hash.startsWith("#at-") && link.closest("[data-row]")) {
      event.preventDefault();
      current = link.closest("[data-row]").id;
      showWords(decodeURIComponent(link.hash.slice(4)));
    } else if (link.dataset.rows) {
      event.preventDefault();
      if (getSelection().isCollapsed) showValue(link);
    } else if ("swap" in link.dataset) {
      event.preventDefault();
      swap(link.href);
    }
  }
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest("button.take")) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  if (!("swap" in event.target.dataset)) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  swap(location.pathname, { method: "POST", body });
});

document.addEventListener("change", (event) => {
  if (event.target.id !== "keys-on") return;
  if (event.target.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(KEYS_OFF)) return;
  const on = event.target.closest("[data-row]")?.id ?? current;
  const press = (kind) => row(on)?.querySelector(`:scope > .do .${kind}`)?.click();
  const arrows = Boolean(event.target.closest("#doubts"));
  const acts = {
    j: () => step(1), k: () => step(-1), a: () => press("accept"), e: () => press("edit"), d: () => press("drop"),
    ArrowDown: () => arrows && (step(1), true), ArrowUp: () => arrows && (step(-1), true),
    Enter: () => event.target.matches("[data-row]") && (showWords(on), true),
  };
  if (!(event.key in acts)) return;
  if (acts[event.key]() !== false) event.preventDefault();
});

begin(document.querySelector(".check")?.dataset.at || decodeURIComponent(location.hash.slice(1)));
