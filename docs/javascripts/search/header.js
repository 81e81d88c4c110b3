// Header: the box that stands on every page, and the panel under it.

import { Results } from "./results.js";

export function header(box) {
  const [input, panel] = [".search-query", ".search-panel"].map((part) => box.querySelector(part));
  const results = new Results(input, panel, { brief: true });
  const reveal = () => (panel.hidden = !results.question);
  const close = (back) => {
    if (panel.hidden) return;
    if (back) input.focus(); // which would open it again
    panel.hidden = true;
  };
  input.addEventListener("input", reveal);
  input.addEventListener("focus", reveal);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // or the browser empties the input
    close(true);
  });
  box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close(false));
  addEventListener("pointerdown", ({ target }) => box.contains(target) || close(false));
  panel.addEventListener("click", ({ target }) => target.closest("a") && close(false));
  reveal();
  results.ask();
}
