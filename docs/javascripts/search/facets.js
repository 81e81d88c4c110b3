// Facets: by what results are narrowed, as it stands in the address and beside the results.

import { HOME } from "./home.js";

export const FACETS = { kind: "Kind", brief: "Brief", author: "Author", institution: "Institution", series: "Series", year: "Year", language: "Language", term: "Term" };
export const KINDS = { brief: "Briefs", note: "Endnotes", annotation: "Editors’ notes", term: "Glossary", work: "Works" };

const OPEN = ["kind", "brief"]; // the others are folded
const VALUES = 12; // of one facet

/** The address of a question and of what is chosen. */
export function address(question, chosen) {
  const to = new URL("search/", HOME);
  if (question) to.searchParams.set("q", question);
  for (const name of Object.keys(FACETS)) for (const value of chosen[name] ?? []) to.searchParams.append(name, value);
  return to.href;
}

export function readAddress() {
  const asked = new URL(location).searchParams;
  return [asked.get("q") ?? "", Object.fromEntries(Object.keys(FACETS).map((name) => [name, asked.getAll(name)]))];
}

function languageOf(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code);
  } catch {
    return code; // from an address that somebody typed
  }
}

function nameOf(facet, value, known) {
  if (facet === "kind") return KINDS[value] ?? value;
  if (facet === "brief") return known.briefs[value]?.[0] ?? value;
  if (facet === "term") return known.byId.get(value)?.label ?? value;
  return facet === "language" ? languageOf(value) : value;
}

/** One fold of boxes; none where there is nothing to choose. What is chosen comes first. */
function fold(facet, values, chosen, known, open) {
  if (values.length < 2 && !chosen.length) return null;
  const first = ([value]) => (chosen.includes(value) ? 1 : 0);
  values.sort((one, other) => first(other) - first(one) || other[1] - one[1] || one[0].localeCompare(other[0]));
  const items = values.slice(0, VALUES).map(([value, count]) => {
    const box = make("input", { type: "checkbox", name: facet, value, checked: chosen.includes(value) });
    return make("li", {}, make("label", {}, box, make("span", {}, nameOf(facet, value, known)), make("span", { className: "facet-count" }, ` ${count}`)));
  });
  const element = make("details", { open: open || chosen.length > 0 }, make("summary", {}, FACETS[facet]), make("ul", {}, ...items));
  element.dataset.facet = facet;
  return element;
}

/** Draws all facets anew in `side`; what was unfolded stays so, and the focus where it was. */
export function drawFacets(side, counts, chosen, known) {
  const before = [...side.querySelectorAll("details")];
  const unfolded = before.length ? before.filter((one) => one.open).map(({ dataset }) => dataset.facet) : OPEN;
  const { name, value } = side.contains(document.activeElement) ? document.activeElement : {};
  const folds = Object.keys(FACETS).map((facet) => fold(facet, counts[facet], chosen[facet] ?? [], known, unfolded.includes(facet)));
  side.replaceChildren(...folds.filter(Boolean));
  if (name) [...side.querySelectorAll("input")].find((box) => box.name === name && box.value === value)?.focus();
}
