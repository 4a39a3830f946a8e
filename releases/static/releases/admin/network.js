// Acts that could not be sent wait and are sent later, in order; who was signed out signs in here.
"use strict";

const Network = (() => {
  const AGAIN = 5000; // milliseconds until the next try
  const editor = () => document.getElementById("content-main");
  const key = () => `ipnews.${editor().dataset.account}.queue.${editor().dataset.edition}`;
  const dialog = () => document.getElementById("sign-in");
  let flushing = null;
  let composing = false;
  let afterwards = []; // what waits for the end of a composition

  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";

  function waiting() {
    try {
      return JSON.parse(localStorage.getItem(key()) ?? "[]");
    } catch {
      return [];
    }
  }

  function wait(acts) {
    try {
      localStorage.setItem(key(), JSON.stringify(acts));
    } catch {
      // full, or switched off
    }
    tell();
  }

  function tell(lost = false) {
    const count = waiting().length;
    const said = editor().dataset;
    const words = count ? said.waiting.replace("{n}", count) : lost ? said.offline : "";
    const place = document.getElementById("net");
    if (place.textContent !== words) place.textContent = words;
  }

  const number = (act) => act.values.find(([name]) => name === "act_id")?.[1];

  function enqueue(config) {
    const values = [...config.formData.entries()];
    if (values.some(([, value]) => typeof value !== "string")) return tell(true); // files stay where they are
    const act = { path: config.path, target: `#${config.target.id}`, values };
    wait([...waiting().filter((other) => number(other) !== number(act)), act]);
    setTimeout(flush, AGAIN);
  }

  // The first of those that wait; the next one follows when it was answered.
  function flush() {
    const [act] = waiting();
    if (!act || flushing || dialog().open) return;
    flushing = act;
    const target = document.querySelector(act.target) ? act.target : "#said";
    const values = {};
    act.values.forEach(([name, value]) => {
      values[name] = name in values ? [].concat(values[name], value) : value;
    });
    const whole = target === "#content-main" ? { select: target } : {}; // answered by the page
    htmx.ajax("POST", act.path, { target, values, swap: target === "#said" ? "none" : "outerHTML",
      headers: { "X-Queued": "1" }, ...whole }).catch(() => {});
  }

  const isAct = (config) => config.verb === "post" && config.path === location.pathname;
  const queued = (config) => Boolean(config.headers["X-Queued"]);

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-Account"] = editor().dataset.account;
    if (event.detail.verb === "post") event.detail.parameters.csrfmiddlewaretoken = token();
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const config = event.detail.requestConfig;
    if (isAct(config) && !queued(config) && waiting().length) {
      event.preventDefault();
      enqueue(config);
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const config = event.detail.requestConfig;
    const status = event.detail.xhr.status;
    if (status === 401) signIn(event.detail.xhr);
    if (!isAct(config)) return status || tell(true);
    const later = [0, 401, 502, 503, 504].includes(status);
    if (queued(config)) {
      if (!later) wait(waiting().slice(1));
      flushing = null;
      if (later) setTimeout(flush, AGAIN);
      else flush();
    } else if (later) {
      enqueue(config);
    }
    if (status && !later) tell();
    if (status >= 400 && !later) document.getElementById("said").textContent = editor().dataset.refused;
  });

  // For what is no act: null where there is no network.
  async function post(path, body, more = {}) {
    body.set("csrfmiddlewaretoken", token());
    try {
      const headers = { "HX-Request": "true", "X-Account": editor().dataset.account, ...more };
      const answer = await fetch(path, { method: "POST", body, headers });
      if (answer.status === 401) signIn();
      else if (!waiting().length) tell();
      return answer;
    } catch {
      tell(true);
      return null;
    }
  }

  function signIn() {
    if (dialog().open) return; // others ask on meanwhile: what is being typed there stays
    dialog().showModal();
    show(0);
  }

  // The first step, the password, or the second.
  function show(step) {
    [...dialog().querySelectorAll("form")].forEach((form, place) => {
      form.hidden = place !== step;
      form.querySelectorAll("[type=password], [name=code], [name=passkey]").forEach((field) => { field.value = ""; });
    });
    dialog().querySelector(step ? "[name=code]" : "[type=password]").focus();
  }

  function askCode(asked) {
    const [, form] = dialog().querySelectorAll("form");
    form.dataset.asked = asked;
    form.querySelector("[data-passkey]").hidden = !asked || !window.PublicKeyCredential;
    refuse("");
    show(1);
  }

  function refuse(why) {
    const problem = dialog().querySelector(":scope > [role=alert]");
    problem.hidden = !why;
    problem.textContent = why;
  }

  document.addEventListener("submit", async (event) => {
    if (event.target.closest("dialog") !== dialog()) return;
    event.preventDefault();
    const body = new URLSearchParams([...new FormData(event.target)]);
    body.set("csrfmiddlewaretoken", token());
    let answer;
    try {
      answer = await fetch(event.target.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    } catch {
      refuse(editor().dataset.offline);
      return;
    }
    if (answer.status === 202) return askCode(await answer.text());
    const [why, asked] = (await answer.text()).split("\n"); // and what a passkey is asked next
    const again = answer.status === 422 && event.target.elements.code;
    if (again) event.target.dataset.asked = asked ?? "";
    refuse(answer.status === 204 ? "" : why);
    show(again ? 1 : 0);
    if (answer.status !== 204) return;
    dialog().close();
    flush();
    document.dispatchEvent(new Event("signed-in"));
  });

  addEventListener("online", flush);
  document.addEventListener("DOMContentLoaded", () => {
    if (!editor()) return;
    tell();
    flush();
  });

  // No swap under a word that is being composed: what would swap waits for its end.
  document.addEventListener("compositionstart", () => { composing = true; });
  document.addEventListener("compositionend", () => {
    composing = false;
    setTimeout(() => afterwards.splice(0).forEach((step) => step()));
  });
  document.addEventListener("htmx:confirm", (event) => {
    if (!composing || event.defaultPrevented) return;
    event.preventDefault();
    afterwards.push(() => event.detail.issueRequest(true));
  });

  return { post, flush, tell, isComposing: () => composing, afterwards: (step) => afterwards.push(step) };
})();
