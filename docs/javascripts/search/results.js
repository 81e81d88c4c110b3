// Results: a list that an input asks for, in the header's panel or on the page of the search.

import { address } from "./facets.js";
import { ENTRIES, GROUPS, find } from "./find.js";
import { button, card, entries, groupOf, nothing, summary } from "./show.js";

const WHOLE = { pages: GROUPS, entries: ENTRIES, cards: 3, hits: 3 };
const BRIEF = { pages: 3, entries: 4, cards: 1, hits: 2 };
const PAUSE = 180; // milliseconds after the last letter

export class Results {
  /** `changed` is told each question before it is asked, `facets` the counts after it. */
  constructor(input, panel, { brief = false, facets = null, changed = () => {} } = {}) {
    Object.assign(this, { input, panel, brief, facets, changed, chosen: {}, turn: 0, size: brief ? BRIEF : WHOLE });
    this.says = panel.querySelector("[role=status]");
    this.body = panel.querySelector(".search-body");
    input.addEventListener("input", () => this.later());
    for (const element of [input, panel]) element.addEventListener("keydown", (event) => this.walk(event));
  }

  get question() {
    return this.input.value.trim();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask(pages = this.size.pages) {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const late = () => turn !== this.turn;
    this.changed(this.question, this.chosen);
    if (!this.question) return this.show("", []);
    const slow = setTimeout(() => late() || this.wait(), 150);
    try {
      const found = await find(this.question, this.chosen, pages, this.size.entries);
      clearTimeout(slow);
      if (late()) return;
      this.answer(found, pages);
      const counts = this.facets && !found.empty && (await found.facets());
      if (counts && !late()) this.facets(counts, found.known);
    } catch {
      clearTimeout(slow);
      if (!late()) this.failed();
    }
  }

  wait() {
    this.says.textContent = "The index is loading …";
    this.panel.setAttribute("aria-busy", "true");
  }

  show(text, children) {
    this.says.textContent = text;
    this.panel.removeAttribute("aria-busy");
    this.body.replaceChildren(...children);
  }

  failed() {
    const again = button("Try again", () => (this.input.focus(), this.ask()));
    this.show(navigator.onLine ? "The search could not be loaded." : "You are offline, and the search is not loaded yet.", [again]);
  }

  answer(found, pages) {
    if (found.empty) return this.show("Type a word.", []);
    const { known, size } = { known: found.known, size: this.size };
    const cards = this.chosen.kind?.length && !this.chosen.kind.includes("term") ? [] : found.terms;
    const parts = found.suggestion ? [this.suggested(found.suggestion)] : [];
    parts.push(...cards.slice(0, size.cards).map((term) => card(term, known)));
    parts.push(...found.groups.map((group) => groupOf(group, known, size.hits)));
    if (found.more && !this.brief) parts.push(button("More results", () => this.ask(pages + GROUPS)));
    if (found.others.length) parts.push(entries(found.others));
    if (!found.groups.length && !cards.length && !found.others.length) parts.push(nothing());
    else if (this.brief) parts.push(make("a", { className: "search-all", href: address(this.question, {}) }, "All results"));
    this.show(summary({ ...found, terms: cards }), parts);
  }

  suggested(other) {
    const act = () => {
      this.input.value = other;
      this.input.focus();
      this.ask();
    };
    return make("p", { className: "search-suggestion" }, "Did you mean ", button(other, act, "search-other"), "?");
  }

  /** Arrows go from the input into the results and through them; up from the first, back. */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target === this.input && step < 0) return;
    event.preventDefault();
    const stops = [...this.body.querySelectorAll("a, button")];
    const next = stops.indexOf(document.activeElement) + step;
    (next < 0 ? this.input : (stops[next] ?? document.activeElement)).focus();
  }
}
