// Preview and comparison in the editor's screen; without a script they are pages of their own.
"use strict";

function closeView() {
  const view = document.getElementById("view");
  if (!view?.firstChild) return false;
  view.replaceChildren();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input, select")) return;
  if (event.key === "Escape") {
    if (closeView()) document.querySelector(".bar [data-key]")?.focus();
  } else {
    const way = document.querySelector(`.bar [data-key="${CSS.escape(event.key)}"]`);
    if (!way) return;
    event.preventDefault();
    way.click();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) closeView();
});

// On a phone the page is shown first as phones have it.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.dataset.key === "p" && innerWidth <= 640) event.detail.parameters.width = "390";
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "view") document.getElementById("view-title")?.focus();
});

// In the frame a link would leave the preview, and pages of readers may not be framed.
function outside(event) {
  const link = event.target.closest("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
}

// On paper the rules for print hold, and those for the screen do not.
function onPaper(rules) {
  for (const rule of rules) {
    if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
    else if (rule.media?.mediaText === "screen") rule.media.mediaText = "not all";
    if (rule.cssRules) onPaper(rule.cssRules);
  }
}

// A page that is wider than the room for it is shown smaller, as wide as it is for readers.
function fit(frame) {
  frame.style.transform = frame.style.height = "";
  const part = Math.min(1, frame.parentElement.clientWidth / frame.offsetWidth);
  if (part === 1) return;
  frame.style.transformOrigin = "0 0";
  frame.style.transform = `scale(${part})`;
  frame.style.height = `${80 / part}vh`;
  frame.parentElement.style.overflow = "hidden";
}

window.addEventListener("resize", () => document.querySelectorAll("iframe[data-width]").forEach(fit));

document.addEventListener("load", (event) => {
  const frame = event.target;
  if (frame.tagName !== "IFRAME" || !frame.dataset.width || !frame.contentDocument) return;
  fit(frame);
  frame.contentDocument.addEventListener("click", outside);
  if (frame.dataset.width !== "print") return;
  for (const sheet of frame.contentDocument.styleSheets) {
    if (sheet.media.mediaText === "screen") sheet.disabled = true;
    else onPaper(sheet.cssRules);
  }
}, true);
