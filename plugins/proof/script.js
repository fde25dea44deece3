// Lights up, on both sides, what belongs to what is pointed at or has the focus.
"use strict";
(() => {
  let lit = "";
  const reveal = (node) => {
    const pane = node.closest(".pane");
    if (!pane || pane.scrollHeight <= pane.clientHeight) return;
    const box = pane.getBoundingClientRect(), at = node.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom)
      pane.scrollTop += at.top - box.top - box.height / 3;
  };
  const light = (event) => {
    const from = event.target.closest("[data-u]");
    const name = from ? from.dataset.u : "";
    if (!name || name === lit) return;
    for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
    lit = name;
    const seen = new Set([from.closest(".pane")]);
    for (const node of document.querySelectorAll(`[data-u="${name}"], [id="${name}"]`)) {
      node.classList.add("lit");
      const pane = node.closest(".pane");
      if (!seen.has(pane)) reveal(node);
      seen.add(pane);
    }
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
})();
