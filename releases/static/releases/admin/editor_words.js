// Words of a block are selected by keys, and by a finger that taps or draws along them; what may be
// made of them is offered then, as of words that the mouse selected.
"use strict";

// With its unit's first letter; a day or a year is none that is looked for.
const NUMBER = /[0-9０-９](?:[,，.．]?[0-9０-９])*(?![0-9０-９年月日时点号])(?:[%％‰]|[万亿]?\p{Script=Han})?/gu;
(() => {
  let from = null; // where a finger began

  const textOf = (block) => block?.querySelector(".edited-text");

  function select(text, start, end) {
    const places = [start, end].map((wanted) => {
      const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      let at = wanted;
      let node = nodes.nextNode();
      while (node && at > node.data.length) {
        at -= node.data.length;
        node = nodes.nextNode();
      }
      return [node, at];
    });
    getSelection().setBaseAndExtent(...places[0], ...places[1]);
  }

  // Where a place in the text stands, counted from its first letter.
  function offset(text, node, at) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, at);
    return before.toString().length;
  }

  function within(text) {
    const chosen = getSelection();
    return chosen.rangeCount > 0 && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
  }

  // One letter stands for the caret: a caret alone is not to be seen in what is no box.
  function move(text, event) {
    const chosen = getSelection();
    const back = ["ArrowLeft", "ArrowUp", "Home"].includes(event.key);
    if (!within(text)) select(text, 0, 0);
    else if (!event.shiftKey) chosen[back ? "collapseToStart" : "collapseToEnd"]();
    const line = event.key === "ArrowUp" || event.key === "ArrowDown";
    const far = event.key === "Home" || event.key === "End";
    const by = far ? "lineboundary" : line ? "line" : event.ctrlKey || event.metaKey ? "word" : "character";
    const first = !event.shiftKey && !back && chosen.isCollapsed && by === "character";
    if (!first) chosen.modify(event.shiftKey ? "extend" : "move", back ? "backward" : "forward", by);
    if (!within(text)) select(text, 0, 0);
    if (chosen.isCollapsed) chosen.modify("extend", "forward", "character");
    if (!within(text)) select(text, Math.max(0, text.textContent.length - 1), text.textContent.length);
  }

  // The next number that no figure stands on, in this block and those behind it.
  function nextNumber() {
    const texts = [...document.querySelectorAll(".edited .edited-text")];
    const here = texts.find(within) ?? textOf(document.activeElement.closest(".edited"));
    const range = here && within(here) ? getSelection().getRangeAt(0) : null;
    let after = range ? offset(here, range.endContainer, range.endOffset) : 0;
    for (const text of texts.slice(Math.max(0, texts.indexOf(here)))) {
      for (const found of text.textContent.matchAll(NUMBER)) {
        if (found.index < after || marked(text, found.index)) continue;
        goTo(text.closest(".edited"));
        select(text, found.index, found.index + found[0].length);
        return;
      }
      after = 0;
    }
  }

  function marked(text, at) {
    return [...text.querySelectorAll('mark[data-rows^="s-"], mark[data-rows*=" s-"]')].some((mark) => {
      const start = offset(text, mark, 0);
      return start <= at && at < start + mark.textContent.length;
    });
  }

  // Before the editor's own keys, as arrows alone go from block to block.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.target.closest("textarea, input, select")) return;
    const text = event.target.matches(".edited") && textOf(event.target);
    const sideways = ["ArrowLeft", "ArrowRight"].includes(event.key);
    const more = event.shiftKey && ["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key);
    if (text && (sideways || more)) move(text, event);
    else if (event.key === "n" && !event.ctrlKey && !event.metaKey) nextNumber();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // A finger: in a block where words are chosen it draws along them, or taps the first and the last.
  const picking = () => document.querySelector(".edited.picking");

  function stop() {
    picking()?.classList.remove("picking");
    from = null;
  }

  function letterAt(text, event) {
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const range = place ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const [node, at] = place ? [place.offsetNode, place.offset] : [range?.startContainer, range?.startOffset];
    if (!node || !text.contains(node)) return null;
    const found = offset(text, node, at);
    // A place is between two letters: the one that is touched is the one before where that holds it.
    const before = document.createRange();
    if (node.nodeType !== Node.TEXT_NODE || at === 0) return found;
    before.setStart(node, at - 1);
    before.setEnd(node, at);
    const box = before.getBoundingClientRect();
    const inside = event.clientX < box.right && event.clientY < box.bottom; // else on the next line
    return inside ? found - 1 : found;
  }

  function reach(text, event) {
    const at = letterAt(text, event);
    if (at === null) return;
    from ??= at;
    select(text, Math.min(from, at), Math.min(Math.max(from, at) + 1, text.textContent.length));
  }

  let drawn = false;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (!button) return;
    const block = button.closest(".edited");
    const on = !block.classList.contains("picking");
    stop();
    block.classList.toggle("picking", on);
    if (on) textOf(block).scrollIntoView({ block: "center" }); // what is offered stands at the bottom
  });

  document.addEventListener("pointerdown", (event) => {
    const text = event.target.closest(".picking .edited-text");
    if (!text) return;
    event.preventDefault();
    drawn = false;
    reach(text, event);
  });

  document.addEventListener("pointermove", (event) => {
    const text = from !== null && event.buttons && textOf(picking());
    if (!text) return;
    const before = String(getSelection());
    reach(text, event);
    drawn ||= String(getSelection()) !== before;
  });

  document.addEventListener("pointerup", (event) => {
    if (!event.target.closest(".picking .edited-text")) return;
    const chosen = String(getSelection()).length;
    if (drawn || chosen > 1) from = null; // the next touch begins anew
  });

  for (const act of ["touchstart", "touchmove"]) {
    document.addEventListener(act, (event) => {
      if (event.target.closest(".picking .edited-text")) event.preventDefault(); // it is not scrolled
    }, { passive: false });
  }
})();
