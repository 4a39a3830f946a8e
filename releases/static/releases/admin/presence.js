// Who else is here and where, and what they changed: asked every ten seconds, by small requests.
"use strict";

const Presence = (() => {
  const EVERY = 10000; // milliseconds
  const editor = () => document.getElementById("content-main");
  const body = () => document.getElementById("text"); // the blocks, and what stands behind them
  let last = 0;
  let timer = null;
  let place = "";

  const blockOf = (node) => node?.closest?.(".edited")?.id ?? "";

  async function ask() {
    clearTimeout(timer);
    timer = setTimeout(ask, EVERY);
    // What is asked with a cookie of before would take the new one away while somebody signs in.
    if (document.hidden || document.getElementById("sign-in")?.open) return;
    place = blockOf(document.activeElement) || place;
    const answer = await Network.post(editor().dataset.here,
      new URLSearchParams({ at: place, since: last }), { "X-By-Itself": "1" });
    if (answer?.status === 404) deleted(await answer.json().catch(() => ({})));
    if (!answer?.ok) return;
    const found = await answer.json();
    if (found.state !== editor().dataset.state) await renew();
    people(found);
    await update(found);
    last = found.last;
  }

  function people(found) {
    const bar = document.getElementById("here");
    if (bar.textContent !== found.said) bar.textContent = found.said;
    document.querySelectorAll(".edited .who").forEach((node) => node.remove());
    for (const [name, at] of found.people) {
      const head = at && document.getElementById(at)?.querySelector(".edited-head");
      if (!head) continue;
      const who = document.createElement("span");
      who.className = "who";
      who.textContent = name;
      head.insertBefore(who, head.querySelector(".edited-do"));
    }
  }

  // Somebody deleted the draft: nothing can be done to it, and what was typed stays to be copied.
  function deleted(told) {
    const words = (told.deleted ?? "") + editor().dataset.deleted;
    clearTimeout(timer);
    document.querySelector(".bar .state").textContent = editor().dataset.deletedState;
    document.querySelectorAll(".bar .verbs, .bar nav, #steps, #problems, #unseen, #here").forEach((part) => part.remove());
    [...editor().children, ...body().children].filter((part) => part.id && part !== body() && taken(part))
      .forEach((part) => note(part, words));
    document.getElementById("said").textContent = words;
    if (told.bin) {
      const way = document.createElement("a");
      way.href = told.bin;
      way.textContent = told.label;
      document.getElementById("said").append(" ", way);
    }
  }

  // Somebody published it, or took it back: the bar and the blocks say so, and a form that stands
  // open stays with what was typed.
  async function renew() {
    const answer = await fetch(location.pathname, { headers: { "X-By-Itself": "1" } }).catch(() => null);
    const text = answer?.ok && !answer.redirected ? await answer.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("content-main");
    if (!fresh || Network.isComposing()) return;
    const words = editor().dataset.became.replace("{state}", fresh.querySelector(".state").textContent);
    const kept = [...editor().children, ...body().children].filter((part) => part.id && part !== body() && taken(part));
    const parts = [...fresh.children];
    const blocks = [...fresh.querySelector("#text").children];
    again(() => {
      mix(body(), blocks, kept);
      mix(editor(), parts, [body(), ...kept]);
    });
    kept.forEach((part) => note(part, words));
    document.getElementById("said").textContent = words;
    editor().dataset.state = fresh.dataset.state;
  }

  // The fresh parts of a place, and those that are kept as they are.
  function mix(place, fresh, kept) {
    const parts = fresh.map((part) => kept.find((each) => each.id === part.id) ?? part);
    const more = kept.filter((part) => part.parentElement === place && !parts.includes(part));
    place.replaceChildren(...parts, ...more);
    parts.filter((part) => !kept.includes(part)).forEach((part) => htmx.process(part));
  }

  // Moves parts of the page, after which the caret stands where it was.
  function again(move) {
    const focused = document.activeElement;
    const at = focused?.selectionStart;
    move();
    if (document.activeElement === focused) return;
    focused.focus();
    if (at !== undefined && at !== null) focused.setSelectionRange(at, at);
  }

  // A block under somebody's hands is left as it is, and says why.
  const taken = (section) => Network.isComposing() && section.contains(document.activeElement) ||
    Boolean(section.querySelector(".edited-form"));

  function note(section, words) {
    let said = section.querySelector(":scope > .others");
    if (!said) {
      said = document.createElement("p");
      said.className = "others";
      said.setAttribute("role", "status");
      section.prepend(said);
    }
    if (said.textContent !== words) said.textContent = words;
  }

  async function update(found) {
    const wanted = found.card && !document.querySelector("#facts .edited-form") ? ["f-head"] : [];
    for (const [anchor, stamp] of Object.entries(found.blocks)) {
      const section = document.getElementById(anchor);
      if (section?.dataset.stamp === stamp) continue;
      if (section && taken(section)) note(section, editor().dataset.others);
      else wanted.push(anchor);
    }
    for (const anchor of found.order ?? []) {
      if (!document.getElementById(anchor) && !wanted.includes(anchor)) wanted.push(anchor);
    }
    if (wanted.length) await fetchThem(wanted);
    if (found.order) arrange(found.order);
  }

  async function fetchThem(anchors) {
    // The first one says whether the card is meant.
    const asked = new URLSearchParams((anchors[0] === "f-head" ? anchors : ["", ...anchors]).map((each) => ["show", each]));
    const answer = await fetch(`?${asked}`, { headers: { "HX-Request": "true", "X-By-Itself": "1" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of page.querySelectorAll(".edited, #facts, #unseen, #steps")) {
      part.removeAttribute("hx-swap-oob");
      const here = document.getElementById(part.id);
      if (here) here.replaceWith(part);
      else body().append(part);
      htmx.process(part);
    }
  }

  function arrange(order) {
    const known = new Set(order);
    for (const section of document.querySelectorAll("#text > .edited")) {
      if (known.has(section.id)) continue;
      if (taken(section)) note(section, editor().dataset.gone);
      else section.remove();
    }
    again(() => {
      let before = null;
      for (const anchor of order) {
        const section = document.getElementById(anchor);
        if (!section) continue;
        const next = before ? following(before) : document.querySelector("#text > .edited");
        if (next !== section) body().insertBefore(section, next ?? (before ? before.nextSibling : null));
        before = section;
      }
    });
  }

  function following(section) {
    let next = section.nextElementSibling;
    while (next && !next.matches(".edited")) next = next.nextElementSibling;
    return next;
  }

  // An act that was refused was seen on a page of before.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, requestConfig: config } = event.detail;
    if (config.verb === "post" && config.path === location.pathname && (xhr.status === 404
      || xhr.status === 200 && !xhr.getResponseHeader("HX-Trigger"))) ask();
  });

  // A block was to stand behind one that somebody else brought meanwhile.
  document.addEventListener("htmx:oobErrorNoTarget", ask);
  // The first card is left alone, too, while one of its forms stands open.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.detail.target.id === "facts" && event.detail.target.querySelector(".edited-form")) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("signed-in", ask);
  document.addEventListener("visibilitychange", ask);
  document.addEventListener("DOMContentLoaded", () => {
    if (!editor()) return;
    last = editor().dataset.last;
    ask();
  });

  return { ask };
})();
