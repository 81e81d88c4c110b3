// Find: a question and the chosen facets -> all there is to show. Loaded with the first question.

import { answers, cut } from "./answers.js";
import { FACETS, KINDS } from "./facets.js";
import { HOME } from "./home.js";
import { suggestion, understand } from "./question.js";
import { fold, folded, likeness, singular } from "./words.js";

export const GROUPS = 8; // pages that are opened at a time: each is a request
export const ENTRIES = 12; // terms that are named: each is a request

let engine = null;
let attempt = 0;

/** Pagefind and the glossary, once. */
function load() {
  engine ??= Promise.all([pagefind(), glossary()]);
  return engine;
}

async function pagefind() {
  const again = attempt++ ? `?${attempt}` : "";
  const module = await import(new URL(`pagefind/pagefind.js${again}`, HOME));
  await module.init();
  return module;
}

async function glossary() {
  const answer = await fetch(new URL("search-terms.json", HOME));
  if (!answer.ok) throw new Error(`search-terms.json: ${answer.status}`);
  const known = await answer.json();
  known.byId = new Map(known.terms.map((term) => [term.id, term]));
  known.forms = new Map(); // words of a form → its term
  for (const term of known.terms) {
    term.names = [term.label, term.short, ...(term.forms ?? []), ...(term.labels ?? []).map(([, name]) => name)].filter(Boolean);
    for (const name of term.names) {
      const words = folded(name);
      for (const way of [words, [...words.slice(0, -1), singular(words.at(-1))]]) if (!known.forms.has(way.join(" "))) known.forms.set(way.join(" "), term);
    }
  }
  known.longest = Math.max(0, ...[...known.forms.keys()].map((form) => form.split(" ").length));
  known.vocabulary = new Set([...known.words.map(fold), ...[...known.forms.keys()].flatMap((form) => form.split(" "))]);
  return known;
}

const wanted = (chosen, without) =>
  Object.fromEntries(Object.entries(chosen).filter(([name, values]) => name !== without && values.length).map(([name, values]) => [name, { any: values }]));

/** All there is to show for a question and the chosen facets, of so many pages and terms. */
export async function find(...asked) {
  try {
    return await found(...asked);
  } catch (error) {
    engine = null; // what failed once would fail again: the next question loads it anew
    throw error;
  }
}

async function found(question, chosen, groups, entries) {
  const [engineOf, known] = await load();
  const asked = understand(question, known);
  if (!asked.words.length) return { ...asked, known, empty: true };
  const kinds = chosen.kind?.length ? chosen.kind : Object.keys(KINDS);
  const search = async (words, filters) => {
    const answer = await engineOf.search(words.join(" "), { filters });
    if (filters.kind && !answer.totalFilters.kind) throw new Error("the kinds are lost"); // for Pagefind nothing fits then
    return answer;
  };
  const look = async (words) => {
    const texts = kinds.filter((kind) => kind !== "term");
    const [pages, terms] = await Promise.all([
      texts.length ? search(words, wanted({ ...chosen, kind: texts })) : { results: [] },
      kinds.includes("term") ? search(words, wanted({ ...chosen, kind: ["term"] })) : { results: [] },
    ]);
    return { pages: pages.results, terms: terms.results };
  };
  let { pages, terms } = await look(asked.words);
  const apart = !pages.length && !terms.length && asked.words.length > 1;
  if (apart) ({ pages, terms } = joined(await Promise.all(asked.words.map((word) => look([word])))));
  if (!pages.length && !terms.length) await reachable();
  const opened = await Promise.all(pages.slice(0, groups).map(open));
  const best = answers(opened, asked);
  asked.loose = best.length ? best.every(({ hits }) => hits[0].covers < asked.slots.length) : apart;
  const named = (await Promise.all(terms.slice(0, entries).map(async (result) => (await result.data()).raw_url.split("/").at(-2)))).map((id) => known.byId.get(id)).filter(Boolean);
  const others = named.filter((term) => !asked.terms.includes(term) && speaksOf(term, asked));
  return { ...asked, known, groups: best, others, more: Math.max(0, pages.length - groups), unnamed: terms.length > entries, suggestion: suggestion(question, asked, known, best), facets: () => facets(engineOf, asked.words, chosen, search) };
}

/** True where an entry has the words: Pagefind takes one of two letters for the beginning of many. */
function speaksOf(term, { slots, loose }) {
  const words = [...term.names, term.says].flatMap(folded).map((word) => ({ word, found: true }));
  const has = ({ words: asked }) => asked.every((one) => words.some(({ word, found }) => likeness(one, word, found)));
  return loose ? slots.some(has) : slots.every(has);
}

/** Pages that hold some of the words, those with more of them first. */
function joined(answers) {
  const merged = { pages: new Map(), terms: new Map() };
  for (const answer of answers) {
    for (const [kind, all] of Object.entries(merged)) {
      for (const result of answer[kind]) all.set(result.id, { data: result.data, count: (all.get(result.id)?.count ?? 0) + 1 });
    }
  }
  const sorted = (all) => [...all.values()].sort((a, b) => b.count - a.count);
  return { pages: sorted(merged.pages), terms: sorted(merged.terms) };
}

async function open(result) {
  const data = await result.data();
  const page = data.raw_url.replace(/[^/]*$/, "").replace(/^\//, "");
  const { title } = data.meta;
  return { page, title, brief: data.filters.brief?.[0], kind: data.filters.kind?.[0], pieces: cut(data) };
}

/** Pagefind finds nothing where it reached nothing; that is another thing to say. */
async function reachable() {
  const answer = await fetch(new URL("pagefind/pagefind-entry.json", HOME), { cache: "no-store" });
  if (!answer.ok) throw new Error(`the index answers ${answer.status}`);
}

/** For each facet how many pages each value would leave, whatever is chosen in it now. What is
    chosen is there in any case, so that it can be taken back. */
async function facets(engineOf, words, chosen, search) {
  const counted = await counts(engineOf, words, chosen, search).catch(() => ((engine = null), {}));
  const all = Object.keys(FACETS).map((name) => {
    const mine = chosen[name] ?? [];
    const values = { ...Object.fromEntries(mine.map((value) => [value, ""])), ...counted[name] };
    return [name, Object.entries(values).filter(([value, count]) => count || mine.includes(value))];
  });
  return Object.fromEntries(all);
}

async function counts(engineOf, words, chosen, search) {
  await engineOf.filters(); // loads those that are not chosen from
  const all = (await search(words, wanted(chosen))).filters;
  const counted = {};
  for (const name of Object.keys(FACETS)) {
    counted[name] = chosen[name]?.length ? (await search(words, wanted(chosen, name))).filters[name] : all[name];
  }
  return counted;
}
