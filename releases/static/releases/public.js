// Everything works without this file; it only shows the two buttons that need a script, and
// puts the time of printing where otherwise the time that the page was made stands.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(words.replace(/\s+/g, " ").trim());
    button.textContent = button.dataset.done;
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What was left empty would stand in the address, which is copied and cited.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of new Set(formData.keys())) {
      const filled = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      for (const value of filled) formData.append(name, value);
    }
  });
}

// Words to complete what is being typed: a list under the box, by keyboard and by pointer.
for (const box of document.querySelectorAll("[data-suggest]")) {
  const input = box.querySelector("input");
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${input.id}-completions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  box.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let asked = 0;
  let waiting;
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  };
  const chosen = () => list.querySelector("[aria-selected=true]");
  const mark = (item) => {
    chosen()?.setAttribute("aria-selected", "false");
    item?.setAttribute("aria-selected", "true");
    if (item) input.setAttribute("aria-activedescendant", item.id);
    item?.scrollIntoView({ block: "nearest" });
  };
  // What has a page of its own is opened, everything else is searched.
  const take = (item) => {
    show(false);
    if (item.dataset.address) return void window.location.assign(item.dataset.address);
    input.value = item.dataset.value;
    input.form.requestSubmit();
  };
  const fill = (found) => {
    list.replaceChildren(...found.map(({ text, label, value, address }, at) => {
      const item = document.createElement("li");
      const tag = document.createElement("span");
      item.id = `${list.id}-${at}`;
      item.dataset.value = value;
      item.dataset.address = address;
      item.textContent = text;
      item.lang = "zh-CN";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      tag.className = "tag";
      tag.textContent = label;
      tag.lang = document.documentElement.lang;
      item.append(tag);
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    show(found.length > 0);
  };
  const ask = async () => {
    const turn = ++asked;
    const typed = input.value.trim();
    if (!typed) return fill([]);
    const address = `${box.dataset.suggest}?format=json&q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address).then((r) => r.json()).catch(() => ({ suggestions: [] }));
    if (turn === asked && document.activeElement === input) fill(answer.suggestions);
  };
  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  input.addEventListener("compositionend", ask);
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const items = [...list.children];
    const at = items.indexOf(chosen());
    if (event.key === "ArrowDown") mark(items[(at + 1) % items.length]);
    else if (event.key === "ArrowUp") mark(items[(at <= 0 ? items.length : at) - 1]);
    else if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && at >= 0) take(items[at]);
    else return;
    event.preventDefault();
  });
}
// A key leads to the box in the header, as on other sites.
window.addEventListener("keydown", (event) => {
  const elsewhere = event.target.closest("input, textarea, select, [contenteditable]");
  const box = document.querySelector(".site-search");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || elsewhere || !box) return;
  event.preventDefault();
  box.open = true;
  box.querySelector("input").focus();
});
window.addEventListener("beforeprint", () => {
  const clock = { dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone: "Asia/Shanghai" };
  const language = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
  const now = new Intl.DateTimeFormat(language, clock).format(new Date());
  for (const time of document.querySelectorAll("[data-print-time]")) time.textContent = now;
  for (const label of document.querySelectorAll("[data-print-label]")) {
    label.textContent = label.dataset.printLabel;
  }
});
