// Question: what a reader typed -> slots that a paragraph should fill; or a better spelling of it.

import { HANGUL, PARTICLES, distance, folded, singular, wordsOf } from "./words.js";

const SMALL_WORDS = new Set("a an and are as at be by did do does for from has have how in is it of on or say says that the their this to was were what when where which who whose why will with define defined defines definition mean meaning means".split(" "));

/**
 * A question as slots, each of which a paragraph should fill: a word, a quoted phrase, words
 * joined by a dash, or a term in any of its forms.
 */
export function understand(question, known) {
  const slots = [];
  const terms = [];
  for (const [, quoted, plain] of question.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|([^"“”„«»]+)/g)) {
    if (quoted) {
      const words = folded(quoted);
      if (words.length) slots.push({ words, ways: [words], strict: true });
      const term = known.forms.get(words.join(" "));
      if (term) terms.push(term);
    } else slots.push(...plainSlots(plain, known, terms));
  }
  const heavy = slots.filter(({ words }) => words.length > 1 || !SMALL_WORDS.has(words[0]));
  const kept = heavy.length ? heavy : slots;
  return { slots: kept, terms: [...new Set(terms)], all: folded(question), words: [...new Set(kept.flatMap(({ ask, words }) => ask ?? words))] };
}

function plainSlots(text, known, terms) {
  const found = wordsOf(text);
  const bare = found.map(({ word }) => (HANGUL.test(word) ? word.replace(PARTICLES, "") : word));
  const slots = [];
  for (let at = 0; at < found.length; ) {
    let length = Math.min(known.longest, found.length - at);
    let term = null;
    for (; length && !term; length--) {
      const words = found.slice(at, at + length).map(({ word }) => word);
      const stripped = [...words.slice(0, -1), bare[at + length - 1]];
      const ways = [words, [...words.slice(0, -1), singular(words.at(-1))], stripped];
      term = ways.map((way) => known.forms.get(way.join(" "))).find(Boolean) ?? null;
      if (term) break;
    }
    if (term) {
      const words = found.slice(at, at + length).map(({ word }) => word);
      terms.push(term);
      slots.push({ words, ways: [words, ...term.names.map(folded)], ask: words.map((word, n) => (HANGUL.test(word) ? bare[at + n] : word)) });
      at += length;
      continue;
    }
    const words = [found[at].word];
    const first = at++;
    // 2026-03, U.S.–ROK: what stood together in the question stands together in the answer.
    while (at < found.length && /^\p{Pd}$/u.test(text.slice(found[at - 1].end, found[at].start).replace(/^\./, ""))) words.push(found[at++].word);
    const ask = words.map((word, n) => (bare[first + n].length > 1 ? bare[first + n] : word));
    slots.push({ words, ways: [words], ask });
  }
  return slots;
}

/** The question with each unknown word replaced by the nearest that is known; or nothing. */
export function suggestion(question, { slots }, known, groups) {
  const exact = new Set();
  for (const { hits } of groups) for (const { words, fillings } of hits) for (const { at } of fillings) for (const place of at) exact.add(words[place].word);
  let changed = question;
  for (const word of slots.filter(({ strict }) => !strict).flatMap(({ words }) => words)) {
    if (word.length < 4 || known.vocabulary.has(word) || known.vocabulary.has(singular(word)) || HANGUL.test(word)) continue;
    if ([...exact].some((one) => one.startsWith(word) || singular(one) === singular(word))) continue;
    const most = word.length < 6 ? 1 : 2;
    const near = [...known.vocabulary, ...[...exact].filter((one) => one.length > 3)].map((other) => [distance(word, other, most), other]).filter(([far]) => far <= most);
    near.sort(([far, one], [farther, other]) => far - farther || one.localeCompare(other));
    if (near.length) changed = replaced(changed, word, near[0][1]);
  }
  return changed === question ? "" : changed;
}

function replaced(question, word, other) {
  const place = wordsOf(question).find((one) => one.word === word);
  if (!place) return question;
  const printed = question.slice(place.start, place.end);
  return question.slice(0, place.start) + (printed === printed.toUpperCase() ? other.toUpperCase() : other) + question.slice(place.end);
}
