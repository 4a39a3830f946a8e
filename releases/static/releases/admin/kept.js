// What the browser keeps of an account's typing goes when the account does: at sign-out, and when
// another account comes in. A session that only ended leaves it for whoever signs in again.
"use strict";

const kept = document.currentScript.dataset;
const left = location.pathname.endsWith("/logout/");
try {
  Object.keys(localStorage)
    .filter((key) => key.startsWith("ipnews."))
    .filter((key) => left || (kept.account && key.split(".")[1] !== kept.account))
    .forEach((key) => localStorage.removeItem(key));
} catch {
  // a browser that keeps nothing
}
