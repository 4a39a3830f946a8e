"use strict";
// The boxes that Django's script puts in place of a select have no name for screen readers: they get
// that of the field's label. jQuery runs this after the script that makes them.
window.django?.jQuery(() => {
  document.querySelectorAll("select.admin-autocomplete").forEach((select) => {
    const name = select.labels[0]?.textContent.replace(/[:：]\s*$/, "").trim();
    const box = select.nextElementSibling;
    if (!name || !box) return;
    box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field").forEach((each) => {
      each.removeAttribute("aria-labelledby");
      each.setAttribute("aria-label", name);
    });
  });
});
