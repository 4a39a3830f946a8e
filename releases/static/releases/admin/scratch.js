// What is typed is kept: in the browser at once, on the server within two seconds.
"use strict";

const Scratch = (() => {
  const WAIT = 1000; // milliseconds from the first letter that is not on the server yet
  const editor = () => document.getElementById("content-main");
  const prefix = () => `ipnews.${editor().dataset.account}.scratch.${editor().dataset.edition}.`;
  const timers = new Map(); // by the number of the form
  const sending = new Map();

  const numberOf = (form) => form.elements.act_id?.value;
  const fieldsOf = (form) => [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "scratch"].includes(name));

  function remember(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // full, or switched off: the server has it soon
    }
  }

  function remembered() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix()))
        .map((key) => [key.slice(prefix().length), JSON.parse(localStorage.getItem(key))]);
    } catch {
      return [];
    }
  }

  function typed(form) {
    remember(prefix() + numberOf(form), fieldsOf(form));
    const number = numberOf(form);
    if (!timers.has(number)) timers.set(number, setTimeout(() => send(number), WAIT));
  }

  // Sends what the form of that number held when it was last typed in; false where that failed.
  async function send(number) {
    clearTimeout(timers.get(number));
    timers.delete(number);
    const fields = remembered().find(([other]) => other === number)?.[1];
    if (!fields) return true;
    const body = new URLSearchParams(fields);
    const sent = Network.post(editor().dataset.scratch, body);
    sending.set(number, sent);
    const answer = await sent;
    sending.delete(number);
    if (answer?.ok) mark(number);
    else if (!answer && !timers.has(number)) timers.set(number, setTimeout(() => send(number), 2 * WAIT));
    return Boolean(answer?.ok);
  }

  const formOf = (number) => document.querySelector(`.edited-form [name=act_id][value="${CSS.escape(number)}"]`)?.form;

  // The form says that there is a copy on the server, which goes when it is saved.
  function mark(number) {
    const form = formOf(number);
    if (!form || form.elements.scratch) return;
    form.insertAdjacentHTML("afterbegin", '<input type="hidden" name="scratch" value="1">');
  }

  function saved(number) {
    clearTimeout(timers.get(number));
    timers.delete(number);
    remember(prefix() + number, null);
    offered(number)?.remove();
  }

  const offered = (number) => document.querySelector(`#scratch [name=act_id][value="${CSS.escape(number)}"]`)?.closest("li");

  const show = () => htmx.ajax("GET", editor().dataset.scratch, { target: "#scratch", swap: "outerHTML" });

  // What was typed and is in no open form any more stands above the text, to be used or let go.
  async function offer() {
    document.querySelectorAll("#scratch li").forEach((item) => {
      item.hidden = Boolean(formOf(numberOf(item.querySelector("form"))));
    });
    const lost = remembered().map(([number]) => number).filter((number) => !formOf(number));
    if (!lost.length) return;
    await Promise.all(lost.map(async (number) => (await send(number)) && remember(prefix() + number, null)));
    show();
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest(".edited-form");
    if (form) typed(form);
  });

  // An act waits for the copy of its form that is on its way, which would outlive it.
  document.addEventListener("htmx:confirm", (event) => {
    const number = event.target.closest("form")?.elements.act_id?.value;
    const way = sending.get(number);
    if (!way) return;
    event.preventDefault();
    way.finally(() => event.detail.issueRequest(true));
  });

  // Whether something was typed into the form since it was sent.
  function typedOn(form, sent) {
    const names = new Set(fieldsOf(form).map(([name]) => name));
    const was = [...sent].filter(([name, value]) => typeof value === "string" && names.has(name));
    return JSON.stringify(fieldsOf(form)) !== JSON.stringify(was);
  }

  // The form stays open under what is typed; what was sent is what its fields were.
  function stay(form, sent) {
    for (const [name] of fieldsOf(form)) {
      const was = form.elements[`initial-${name}`];
      if (was && "value" in was) was.value = sent.get(name) ?? "";
    }
    document.getElementById("said").textContent = editor().dataset.rest;
    typed(form);
  }

  // What was saved is forgotten; true where its form has to stay.
  function settle(xhr, config) {
    if (!xhr.getResponseHeader("HX-Trigger")?.includes("acted")) return false;
    const number = config.formData.get("act_id");
    const form = number && formOf(number);
    if (form && typedOn(form, config.formData)) {
      stay(form, config.formData);
      return true;
    }
    if (number) saved(number);
    return false;
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig: config, target } = event.detail;
    if (config.verb !== "post" && !Network.isComposing()) return;
    if (Network.isComposing() && target.contains(document.activeElement)) {
      event.detail.shouldSwap = false;
      Network.afterwards(() => {
        if (!settle(xhr, config)) htmx.swap(target, xhr.responseText, { swapStyle: "outerHTML" });
      });
    } else if (settle(xhr, config)) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener("htmx:afterRequest", () => setTimeout(offer, 50)); // once it is swapped

  document.addEventListener("DOMContentLoaded", () => {
    if (editor()) offer();
  });

  return { dirty: (form) => remembered().some(([number]) => number === numberOf(form)) };
})();
