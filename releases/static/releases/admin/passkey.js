// A passkey is made or used, and what the browser signed is sent with the form around the button.
"use strict";

(() => {
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const able = Boolean(window.PublicKeyCredential);

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // The server's options, whose bytes are text; older browsers cannot read those themselves.
  function opened(asked) {
    const options = JSON.parse(asked);
    const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));
    const told = { ...options, challenge: bytes(options.challenge) };
    if (options.user) told.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) told.excludeCredentials = listed(options.excludeCredentials);
    if (options.allowCredentials) told.allowCredentials = listed(options.allowCredentials);
    return told;
  }

  function written(credential) {
    const response = {};
    PARTS.filter((part) => credential.response[part]).forEach((part) => {
      response[part] = text(credential.response[part]);
    });
    const { id, type } = credential;
    return JSON.stringify({ id, rawId: text(credential.rawId), type, response, clientExtensionResults: {} });
  }

  function tell(form, why) {
    const place = form.querySelector("[data-passkey-problem]");
    place.hidden = !why;
    place.textContent = why ? place.dataset[why] : "";
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-passkey]");
    if (!button) return;
    const form = button.closest("form");
    const makes = button.dataset.passkey === "make";
    if (makes && !form.reportValidity()) return;
    tell(form, "");
    button.disabled = true;
    try {
      const publicKey = opened(form.dataset.asked);
      const credential = makes
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      form.elements.passkey.value = written(credential);
      if (makes) form.submit();
      else form.requestSubmit();
    } catch {
      tell(form, "failed");
    } finally {
      button.disabled = false;
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-passkey]").forEach((button) => {
      const form = button.closest("form");
      button.hidden = !able || !form.dataset.asked;
      if (!able && form.dataset.asked) tell(form, "missing");
    });
  });
})();
