"use strict";
// Sends the chosen files one by one, so that it is seen how far it is and a lost line costs one file.
// Without this script the form sends them all at once.
const form = document.querySelector(".import form");
const said = document.getElementById("import-said");
const report = document.getElementById("import-report");

async function send(file, first) {
  const data = new FormData(form);
  data.delete("files");
  data.append("files", file);
  data.append("alone", first ? "first" : "more");
  const answer = await fetch(form.action, { method: "POST", body: data });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
}

function lost(file) {
  const row = document.createElement("tr");
  row.className = "import-refused";
  row.append(document.createElement("th"), document.createElement("td"), document.createElement("td"));
  row.firstChild.scope = "row";
  row.firstChild.textContent = file.name;
  row.lastChild.textContent = form.dataset.lost;
  return row;
}

function counted(rows) {
  const counts = new Map();
  rows.querySelectorAll("td:nth-child(2)").forEach((cell) => {
    const words = cell.textContent || form.dataset.notSent;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  });
  return [...counts].map(([words, n]) => `${words} ${n}`).join("，");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...form.elements.files.files];
  if (files.length > Number(form.dataset.most)) {
    said.textContent = form.dataset.tooMany;
    return;
  }
  const rows = report.querySelector("tbody");
  const bar = document.querySelector("#import-progress progress");
  rows.replaceChildren();
  report.hidden = bar.parentElement.hidden = false;
  document.getElementById("import-counts").textContent = "";
  form.querySelector("button").disabled = true;
  bar.max = files.length;
  for (const [n, file] of files.entries()) {
    said.textContent = `${form.dataset.going}${n + 1} / ${files.length}`;
    try {
      rows.insertAdjacentHTML("beforeend", await send(file, n === 0));
    } catch {
      rows.append(lost(file));
    }
    bar.value = n + 1;
  }
  said.textContent = form.dataset.done;
  document.getElementById("import-counts").textContent = counted(rows);
  form.querySelector("button").disabled = false;
});
