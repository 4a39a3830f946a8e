// Size of text and 长辈版 where there is a script: kept in the browser and set as classes before
// anything is shown, so that a page is one for all. Without this file the buttons ask the server,
// which keeps a cookie.
(() => {
  const root = document.documentElement;
  const sizes = ["normal", "large", "largest"];
  let kept;
  try {
    kept = window.localStorage;
    kept.getItem("elder");
  } catch {
    return; // storage is forbidden here: the server keeps it
  }

  const keep = (name, value) => {
    if (value === "0" || value === sizes[0]) kept.removeItem(name);
    else kept.setItem(name, value);
  };
  const show = () => {
    const size = kept.getItem("text_size") ?? sizes[0];
    for (const name of sizes.slice(1)) root.classList.toggle(`size-${name}`, name === size);
    root.classList.toggle("elder", kept.getItem("elder") === "1");
    for (const button of document.querySelectorAll(".display [name=size]")) {
      button.setAttribute("aria-pressed", String(button.value === size));
    }
  };

  // What a cookie asked for moves over, and the cookie is given up.
  const asked = sizes.slice(1).find((name) => root.classList.contains(`size-${name}`));
  const elder = root.classList.contains("elder");
  if (asked) keep("text_size", asked);
  if (elder) keep("elder", "1");
  show();
  // English is offered to those whose browser would rather have it than Chinese.
  const first = navigator.languages.find((language) => /^(en|zh)\b/i.test(language)) ?? "";
  if (/^en/i.test(first) && !kept.getItem("no_offer")) root.dataset.offer = "en";

  document.addEventListener("DOMContentLoaded", () => {
    show();
    const form = document.querySelector(".display");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { name, value } = event.submitter;
      keep(name === "size" ? "text_size" : name, value);
      show();
      if (name === "elder") form.querySelector(`[name=elder]:not([value="${value}"])`).focus();
    });
    document.querySelector("[data-no-offer]")?.addEventListener("click", () => {
      kept.setItem("no_offer", "1");
      delete root.dataset.offer;
    });
    if (asked || elder) {
      const body = new URLSearchParams({ size: sizes[0], elder: "0" });
      fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
    }
  });
  window.addEventListener("storage", show); // another window changed it
  window.addEventListener("pageshow", show); // a page that was left is come back to
})();
