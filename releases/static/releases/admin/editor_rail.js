// The rail: what is left to look at, in the order of the text, a click or a key away.
"use strict";

(() => {
  const MOST = 200; // items; more are no list that anybody reads
  const rail = () => document.getElementById("waiting");
  let shown = "";

  function item(row) {
    const link = document.createElement("a");
    link.href = `#${row.id}`;
    link.className = row.className.replace("marked", "");
    link.textContent = row.querySelector(".said, .chip")?.textContent ?? "";
    link.tabIndex = -1;
    return link;
  }

  function settle() {
    if (!rail()) return;
    const rows = waiting().filter((row) => row.id && !row.closest(".rail"));
    const now = rows.map((row) => row.id + row.textContent.length).join();
    if (now === shown && rail().firstChild) return;
    shown = now;
    const items = rows.slice(0, MOST).map(item);
    if (items.length) items[0].tabIndex = 0;
    const more = rows.length > MOST ? [rail().dataset.more.replace("{n}", rows.length - MOST)] : [];
    rail().replaceChildren(...items, ...more);
  }

  document.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.target.matches("#waiting a")) return;
    event.preventDefault();
    const links = [...rail().querySelectorAll("a")];
    const next = links[links.indexOf(event.target) + by];
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  new MutationObserver(settle).observe(document.getElementById("content"), { childList: true, subtree: true });
  settle();
})();
