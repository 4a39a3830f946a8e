// Everything works without this file; it only shows the two buttons that need a script, and
// puts the time of printing where otherwise the time of fetching the page stands.
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
window.addEventListener("beforeprint", () => {
  const clock = { dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone: "Asia/Shanghai" };
  const now = new Intl.DateTimeFormat("zh-CN", clock).format(new Date());
  for (const time of document.querySelectorAll("[data-print-time]")) time.textContent = now;
  for (const label of document.querySelectorAll("[data-print-label]")) {
    label.textContent = label.dataset.printLabel;
  }
});
