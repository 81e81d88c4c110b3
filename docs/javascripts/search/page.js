// Page: /search/?q=…, whose address is the question and what is chosen.

import { address, drawFacets, readAddress } from "./facets.js";
import { Results } from "./results.js";

export function page(article) {
  const [form, input, found, side, panel, contents] = ["form", ".search-query", "#search-found", ".search-facets", ".search-panel", "#search-contents"].map((part) => article.querySelector(part));
  let step = false; // whether the next question is one to go back from
  const results = new Results(input, panel, {
    facets: (counts, known) => drawFacets(side, counts, results.chosen, known),
    changed(question, chosen) {
      found.hidden = !question;
      contents.hidden = !!question;
      document.title = document.title.replace(/^(?:.* · )?Search/, question ? `${question} · Search` : "Search");
      const to = address(question, chosen);
      if (location.href !== to) history[step ? "pushState" : "replaceState"](null, "", to);
      step = false;
    },
  });
  const ask = () => {
    step = true;
    results.ask();
  };
  side.addEventListener("change", ({ target: { name, value, checked } }) => {
    const others = (results.chosen[name] ?? []).filter((other) => other !== value);
    results.chosen = { ...results.chosen, [name]: checked ? [...others, value] : others };
    ask();
  });
  form.addEventListener("submit", ask);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    input.value = "";
    results.ask();
  });
  addEventListener("popstate", () => {
    [input.value, results.chosen] = readAddress();
    results.ask();
  });
  [, results.chosen] = readAddress();
  results.ask();
}
