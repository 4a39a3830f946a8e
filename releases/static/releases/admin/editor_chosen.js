// The chosen block: its rows stand beside the text, on a narrow screen in a sheet from below; of the
// others only their number is told. Without a script every row is shown.
"use strict";

const Chosen = (() => {
  const NARROW = matchMedia("(max-width: 1099px)"); // as in editor_chosen.css
  const SHEET = "sheet";
  const TOP = 50; // px, below the bar
  const GAP = 8;
  const LEAST = 200;
  let chosen = ""; // the anchor of the block
  let watcher = null; // of the way back that a phone has
  const unfolded = new Set(); // the groups of the first card that stand open

  const editor = () => document.getElementById("content-main");
  const block = () => document.getElementById(chosen);
  const beside = () => block()?.querySelector(":scope > .beside");
  const isSheet = () => editor().classList.contains(SHEET);

  // The rows have what room the window leaves above the rail, and the rail what room they leave.
  function share() {
    const body = document.getElementById("text");
    const rail = document.querySelector(".rail > div");
    if (!body || NARROW.matches) return;
    const room = innerHeight - Math.max(TOP, body.getBoundingClientRect().top) - GAP;
    const least = rail.offsetHeight ? Math.min(LEAST, rail.scrollHeight) + GAP : 0;
    const { style } = document.documentElement; // of a part that an answer brings anew htmx would copy it
    style.setProperty("--rows-room", `${Math.max(LEAST, room - least)}px`);
    const rows = beside()?.firstElementChild.offsetHeight ?? 0;
    style.setProperty("--rail-room", `${Math.max(least, room - rows - GAP)}px`);
  }

  function choose(section) {
    if (!section || section.id === chosen) return;
    chosen = section.id;
    shut();
    settle();
  }

  // What an answer brought looks as what stood in its place.
  function settle() {
    for (const section of document.querySelectorAll(".edited.chosen")) {
      if (section.id !== chosen) section.classList.remove("chosen");
    }
    block()?.classList.add("chosen");
    for (const name of unfolded) document.getElementById(name)?.setAttribute("open", "");
    if (isSheet() && !beside()) shut();
    share();
  }

  function open() {
    if (!NARROW.matches || !beside() || isSheet()) return;
    editor().classList.add(SHEET);
    if (!("CloseWatcher" in window)) return;
    watcher = new CloseWatcher();
    watcher.onclose = shut;
  }

  // The focus goes back to what leads to the sheet.
  function shut() {
    if (!isSheet()) return;
    const within = document.activeElement?.closest(".beside");
    editor().classList.remove(SHEET);
    watcher?.destroy();
    watcher = null;
    if (within) block()?.querySelector(".has")?.focus({ preventScroll: true });
  }

  // Whatever folds it away is opened, so that it can have the focus; without `unfold` only its block
  // is chosen.
  function show(node, { unfold = true } = {}) {
    choose(node.closest(".edited"));
    if (!unfold) return;
    node.closest("details.card-line")?.setAttribute("open", "");
    if (node.closest(".beside")) open();
  }

  function goTo(row) {
    show(row);
    row.focus({ preventScroll: true });
    row.closest(".edited")?.scrollIntoView({ block: "nearest" });
    row.scrollIntoView({ block: "nearest" });
  }

  // A row is marked with its words; on a narrow screen one that was looked at opens its form at once.
  function touch(row) {
    if (!row) return;
    const known = NARROW.matches && !row.matches(".is-unseen") && !row.closest(".edited").querySelector(".edited-form");
    goTo(row);
    if (known) row.querySelector("a.said")?.click();
  }

  function targetOf(link) {
    const there = new URL(link.href, location.href);
    return there.pathname === location.pathname ? document.getElementById(decodeURIComponent(there.hash.slice(1))) : null;
  }

  for (const change of ["scroll", "resize"]) addEventListener(change, share, { passive: true });

  document.addEventListener("focusin", (event) => choose(event.target.closest(".edited")));

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-rows]");
    const link = event.target.closest("a[href*='#']:not([hx-get])");
    const target = link && targetOf(link);
    if (mark && getSelection().isCollapsed) {
      touch(document.getElementById(mark.dataset.rows.split(" ")[0]));
    } else if (event.target.closest("[data-shut-sheet], [data-pick]")) {
      shut();
    } else if (target?.matches(".edited-row, .card-rows > li")) {
      event.preventDefault();
      goTo(target);
    } else if (target) {
      show(target);
    } else if (!link && event.target.closest(".edited-main")) {
      shut(); // what can be done to the block would be behind it
    }
  });

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.card-line")) return;
    if (event.target.open) unfolded.add(event.target.id);
    else if (event.target.isConnected) unfolded.delete(event.target.id);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isSheet()) return;
    event.preventDefault(); // or the browser would shut it, too, where it is a form that is left
    if (!event.target.closest("textarea, input, select")) shut();
  });

  // Before the editor gives the focus; not earlier, as htmx takes classes away that were not sent.
  document.addEventListener("htmx:afterSettle", (event) => {
    settle();
    const form = event.target.querySelector?.(".edited-form");
    if (form) show(form);
    if (form?.closest(".edited-main") || event.target.closest("#ask, #view")) shut();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    if (!editor()) return;
    const form = document.querySelector("#text .edited-form, #facts .edited-form");
    const target = form ?? targetOf(location);
    if (target?.matches(".edited-row, .card-rows > li")) goTo(target);
    else if (target) show(target);
    if (!chosen) choose(document.querySelector(".edited:has(.beside)"));
    new MutationObserver(settle).observe(document.getElementById("content"), { childList: true, subtree: true });
  });

  return { show, goTo };
})();
