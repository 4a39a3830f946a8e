// The box of problems that stood open stays open when an act has it asked for anew.
document.addEventListener("htmx:configRequest", (event) => {
  const box = event.target;
  if (box.id === "problems" && box.open) event.detail.parameters.problems = "1";
});
