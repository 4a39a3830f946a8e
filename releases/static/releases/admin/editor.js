// The editor's small conveniences; every act works without them, as a link or a form.
"use strict";

// Where words that the mouse or a finger selected stand among the same words of their block.
function selected() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const text = (within.closest ? within : within.parentElement)?.closest(".edited-text");
  if (!text) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = String(chosen).trim();
  const whole = text.textContent;
  const start = whole.indexOf(words, before.toString().length);
  let nth = 0;
  for (let at = whole.indexOf(words); at >= 0 && at <= start; at = whole.indexOf(words, at + 1)) nth += 1;
  return { block: text.closest(".edited"), words, nth };
}

document.body.addEventListener("htmx:configRequest", (event) => {
  const found = selected();
  if (event.target.dataset.add && found && found.block === event.target.closest(".edited")) {
    event.detail.parameters.quote = found.words;
    event.detail.parameters.nth = found.nth;
  }
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-add]")) event.preventDefault(); // the selection stays
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, input, select");
  if (typing?.name === "text" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    typing.setRangeText("\n\n", typing.selectionStart, typing.selectionEnd, "end");
    typing.form.querySelector(".save").click();
  } else if (event.key === "Escape" && typing) {
    typing.form?.querySelector("a[hx-get]")?.click();
  } else if (!typing && (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase())) {
    const back = event.key.toLowerCase() === "z" && !event.shiftKey;
    event.preventDefault();
    document.querySelector(`#steps [value="${back ? "undo" : "redo"}"]`)?.click();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const kind = { s: "statistic", m: "measure" }[event.key];
    const found = kind && selected();
    if (!found) return;
    event.preventDefault();
    found.block.querySelector(`[data-add="${kind}"]`)?.click();
  }
});

// An undo that took away what had the focus gives it to what it brought; what was fetched meanwhile
// stands there once.
document.body.addEventListener("htmx:load", (event) => {
  const { elt } = event.detail;
  if (!elt.matches(".edited")) return;
  document.querySelectorAll(`#${elt.id}`).forEach((other) => other !== elt && other.remove());
  if (document.activeElement === document.body) elt.focus();
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  const form = event.target.querySelector?.(".edited-form");
  (form?.querySelector("[name=text], [name=value_text], [name=heading]") ?? event.target).focus?.();
});
