// Names that are offered while one is typed: a list below the box, by keyboard and by pointer. Without
// it a name is typed as it is.
"use strict";

(() => {
  const WAIT = 200; // milliseconds
  const asked = document.getElementById("content-main").dataset.suggest;
  let open = null; // the box whose list is shown
  let turn = 0;
  let timer = null;

  const listOf = (box) => document.getElementById(`${box.id}-offers`);
  const chosen = () => open && listOf(open).querySelector("[aria-selected=true]");

  function shut() {
    if (!open) return;
    listOf(open).hidden = true;
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-activedescendant");
    open = null;
  }

  // The list, and the line that says whether the name is known, come with the first letter.
  function prepare(box) {
    if (listOf(box)) return;
    const list = document.createElement("ul");
    list.id = `${box.id}-offers`;
    list.className = "offers";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
    const told = document.createElement("span");
    told.className = "help told";
    told.setAttribute("role", "status");
    box.after(told, list);
    const roles = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": list.id };
    Object.entries(roles).forEach(([name, value]) => box.setAttribute(name, value));
  }

  function choose(item) {
    chosen()?.setAttribute("aria-selected", "false");
    item.setAttribute("aria-selected", "true");
    open.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function take(item) {
    const box = open;
    box.value = item.dataset.name;
    box.dispatchEvent(new Event("input", { bubbles: true })); // it is kept like what is typed
    shut();
    ask(box, false);
  }

  function show(box, names) {
    const list = listOf(box);
    list.replaceChildren(...names.map(([name, said], at) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${at}`;
      item.dataset.name = name;
      item.textContent = name;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const more = document.createElement("span");
      more.className = "notes";
      more.textContent = said;
      item.append(more);
      return item;
    }));
    if (!names.length) return shut();
    open = box;
    list.hidden = false;
    list.style.left = "0";
    list.style.left = `${Math.min(0, innerWidth - 8 - list.getBoundingClientRect().right)}px`;
    list.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
  }

  async function ask(box, offering = true) {
    clearTimeout(timer);
    const mine = ++turn;
    const typed = box.value.trim();
    prepare(box);
    const query = new URLSearchParams({ kind: box.dataset.names, typed });
    const headers = { "HX-Request": "true", "X-Account": document.getElementById("content-main").dataset.account };
    const answer = typed && await fetch(`${asked}?${query}`, { headers }).catch(() => null);
    if (mine !== turn || !box.isConnected || Network.isComposing()) return;
    const found = answer?.ok ? await answer.json() : { told: "", names: [] };
    box.parentElement.querySelector(".told").textContent = found.told;
    shut();
    if (offering && document.activeElement === box) show(box, found.names);
  }

  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-names]");
    if (!box || !event.isTrusted || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT, box);
  });

  document.addEventListener("compositionstart", () => clearTimeout(timer));
  document.addEventListener("compositionend", (event) => {
    if (event.target.matches("[data-names]")) ask(event.target);
  });

  // Before the editor's own keys: Escape shuts the list, and the form with the next one.
  document.addEventListener("keydown", (event) => {
    if (!open || event.target !== open || event.isComposing) return;
    const items = [...listOf(open).children];
    const at = items.indexOf(chosen());
    if (event.key === "ArrowDown") choose(items[(at + 1) % items.length]);
    else if (event.key === "ArrowUp") choose(items[(at <= 0 ? items.length : at) - 1]);
    else if (event.key === "Enter" && at >= 0) take(items[at]);
    else if (event.key === "Escape") shut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener("focusout", shut);
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".offers")) event.preventDefault(); // the box keeps the focus
  });
  document.addEventListener("click", (event) => {
    const item = event.target.closest(".offers [role=option]");
    if (item && open) take(item);
  });
})();
