// Show: what was found -> elements. Words of texts go in as text, never as HTML.

import { HOME } from "./home.js";

const PARTS = { title: "Title", biography: "About the author", acknowledgements: "Acknowledgements", keywords: "Keywords" };
const LONGEST = 360; // letters of a sentence that is shown

const several = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The sentence that answers, with its words marked; cut at words where it is too long. */
function sentence({ id, text, words, fillings }) {
  const marked = new Set(fillings.flatMap(({ at }) => at));
  const breaks = id === "title" ? [0] : [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)].map(({ index }) => index);
  const bounds = breaks.map((start, n) => [start, breaks[n + 1] ?? text.length]);
  const worth = ([start, end]) => fillings.filter(({ at }) => at.some((one) => words[one].start >= start && words[one].end <= end)).length * 100 + [...marked].filter((one) => words[one].start >= start && words[one].end <= end).length;
  let [start, end] = bounds.reduce((best, one) => (worth(one) > worth(best) ? one : best), bounds[0] ?? [0, text.length]);
  const inside = words.filter((word, n) => marked.has(n) && word.start >= start && word.end <= end);
  let [before, after] = ["", ""];
  if (end - start > LONGEST && inside.length) {
    const from = text.indexOf(" ", Math.max(start, inside[0].start - 80));
    if (inside[0].start - start > 100) [start, before] = [from + 1, "… "];
    if (end - start > LONGEST) [end, after] = [Math.max(text.lastIndexOf(" ", start + LONGEST), inside[0].end), " …"];
  }
  const parts = [before];
  let at = start;
  words.forEach((word, n) => {
    if (!marked.has(n) || word.start < start || word.end > end) return;
    parts.push(text.slice(at, word.start), make("mark", {}, ...inTongues(text.slice(word.start, word.end))));
    at = word.end;
  });
  return [...parts, text.slice(at, end).trimEnd(), after].flatMap((part) => (part.nodeType ? part : inTongues(part)));
}

/** The text, its words in Hangul marked as Korean, as on the page (writing/tongue.py). */
function inTongues(text) {
  return text.split(/(\p{Script=Hangul}+(?:[ ·,-]+\p{Script=Hangul}+)*)/u).map((part, n) => (n % 2 ? make("span", { lang: "ko" }, part) : part));
}

const label = ({ id, name }) => name || (/^p\d/.test(id) ? `¶ ${id.slice(1)}` : /^fig/.test(id) ? `Figure ${id.slice(3)}` : PARTS[id] ?? "");
const place = (page, id) => new URL(`${page}#${id}`, HOME).href;

function hit(group, piece) {
  const where = [piece.heading ? "" : piece.section, piece.heading ? "Heading" : label(piece)].filter(Boolean).join(" · ");
  const link = make("a", { className: "hit", href: place(group.page, piece.id) }, make("span", { className: "hit-place" }, where), make("span", { className: group.kind === "annotation" ? "hit-text ours" : "hit-text" }, ...sentence(piece)));
  return make("li", {}, link);
}

/** The paragraphs of one brief, or of its notes. */
export function groupOf(group, known, shown) {
  const [short, title] = known.briefs[group.brief] ?? ["", group.title];
  const kind = { note: " · Endnotes", annotation: " · Editors’ notes", work: " · Work" }[group.kind] ?? "";
  const list = make("ol", { className: "hits" }, ...group.hits.slice(0, shown).map((piece) => hit(group, piece)));
  const name = make("h2", { className: "group-name" }, make("a", { href: new URL(group.page, HOME).href }, title), make("span", { className: "group-kind" }, ` ${short}${kind}`));
  const section = make("section", { className: "group" }, name, list);
  const rest = group.hits.slice(shown);
  if (rest.length) {
    const more = button(`${rest.length} more in ${kind ? "these notes" : "this brief"}`, () => {
      const added = rest.map((piece) => hit(group, piece));
      list.append(...added);
      more.remove();
      added[0].querySelector("a").focus();
    });
    section.append(more);
  }
  return section;
}

/** A term: the authors' own words first, then ours. */
export function card(term, known) {
  const address = new URL(`glossary/${term.id}/`, HOME).href;
  const box = make("section", { className: "search-card" });
  const name = make("h2", { className: "group-name" }, make("a", { href: address }, term.label));
  if (term.short) name.append(make("span", { className: "group-kind" }, ` ${term.short}`));
  for (const [language, other] of term.labels ?? []) name.append(make("span", { className: "group-kind", lang: language }, ` ${other}`));
  box.append(name);
  const senses = term.senses ?? [];
  const one = senses.filter(([brief], n) => senses.findIndex(([other]) => other === brief) === n);
  for (const [brief, passage, quote] of one.slice(0, 2)) {
    const from = make("a", { href: place(`briefs/${brief}/`, passage) }, `${known.briefs[brief]?.[0] ?? brief}, ¶ ${passage.slice(1)}`);
    box.append(make("blockquote", {}, quote, " ", from));
  }
  box.append(make("p", {}, term.says));
  return box;
}

function termLine(term) {
  const link = make("a", { className: "hit", href: new URL(`glossary/${term.id}/`, HOME).href }, make("span", { className: "hit-place" }, [term.label, term.short].filter(Boolean).join(" · ")), make("span", { className: "hit-text ours" }, term.says));
  return make("li", {}, link);
}

/** Terms that have the words, each with its meaning. */
export const entries = (terms) => make("section", { className: "group" }, make("h2", { className: "group-name" }, "Glossary"), make("ol", { className: "hits" }, ...terms.map(termLine)));

export function button(text, act, className = "search-more") {
  const element = make("button", { type: "button", className }, text);
  element.addEventListener("click", act);
  return element;
}

export function nothing() {
  const ways = [["glossary/", "the glossary from A to Z"], ["", "the catalogue of briefs"]];
  const links = ways.map(([to, name]) => make("a", { href: new URL(to, HOME).href }, name));
  return make("p", {}, "Try fewer words or another form of them, or look in ", links[0], " or ", links[1], ".");
}

/** What the number of results is called: said by the live region, read at the top. */
export function summary({ groups, terms, others, loose, more, unnamed }) {
  const parts = [];
  const count = (...kinds) => groups.filter(({ kind }) => kinds.includes(kind)).flatMap(({ hits }) => hits).length;
  if (count("brief")) parts.push(several(count("brief"), "paragraph"));
  if (count("note", "annotation")) parts.push(several(count("note", "annotation"), "note"));
  if (count("work")) parts.push(several(count("work"), "work"));
  const entries = terms.length + others.length;
  if (entries) parts.push(several(entries, "term"));
  if (!parts.length) return "Nothing was found.";
  return `${parts.join(", ")}${more || unnamed ? ", and more" : ""}.${loose ? " No paragraph has all of these words." : ""}`;
}
