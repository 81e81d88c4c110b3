// Answers: the pages that Pagefind found -> those of their paragraphs that answer, the best first.

import { likeness, wordsOf } from "./words.js";

const PARTS = new Set(["title", "biography", "acknowledgements", "keywords"]); // stand in no section

/** A page as Pagefind gives it, cut into its pieces, each with its words. */
export function cut(data) {
  const text = data.content;
  const starts = [...text.matchAll(/\S+/g)].map((found) => found.index);
  const found = new Set(data.locations.map((location) => starts[location]));
  const anchors = data.anchors.filter(({ location }) => location <= starts.length);
  const pieces = [];
  let section = "";
  anchors.forEach((anchor, n) => {
    if (anchor.id === "forms") return;
    const start = starts[anchor.location] ?? text.length;
    const whole = text.slice(start, starts[anchors[n + 1]?.location] ?? text.length).trim();
    const heading = /^s\d/.test(anchor.id);
    const named = heading || anchor.id === "title"; // its name is of its words
    const said = named ? whole : whole.slice(anchor.text.length).trim();
    const offset = start + whole.length - said.length;
    if (heading) section = whole;
    if (PARTS.has(anchor.id)) section = "";
    const words = wordsOf(said);
    let printed = -1; // the printed word that a word is part of, for what Pagefind found
    for (const word of words) {
      while (starts[printed + 1] <= offset + word.start) printed++;
      word.found = found.has(starts[printed]);
    }
    pieces.push({ id: anchor.id, name: named ? "" : anchor.text, section, heading, text: said, words });
  });
  return pieces;
}

/** The best way in which a piece fills a slot: its quality and the words that do it. */
function filled(piece, slot) {
  let best = { quality: 0, at: [] };
  slot.ways.forEach((way, n) => {
    const at = [];
    let quality = 0;
    for (let start = 0; start + way.length <= piece.words.length; start++) {
      let least = 1;
      for (let k = 0; k < way.length && least; k++) least = Math.min(least, likeness(way[k], piece.words[start + k].word, piece.words[start + k].found));
      if (slot.strict && least < 0.95) least = 0;
      if (!least) continue;
      quality = Math.max(quality, least);
      for (let k = 0; k < way.length; k++) at.push(start + k);
    }
    quality *= n ? 0.9 : 1;
    if (quality > best.quality) best = { quality, at: [...best.at, ...at] };
    else if (quality) best.at.push(...at);
  });
  if (best.quality || slot.strict || slot.words.length === 1) return best;
  const apart = slot.words.map((asked) => piece.words.map(({ word, found }, at) => [likeness(asked, word, found), at]).filter(([quality]) => quality));
  if (apart.some((found) => !found.length)) return best;
  return { quality: 0.3 * Math.min(...apart.map((found) => Math.max(...found.map(([quality]) => quality)))), at: apart.flat().map(([, at]) => at) };
}

/** 1 where the slots are filled side by side, less the farther apart. */
function closeness(fillings) {
  const all = fillings.flatMap(({ at }, slot) => at.map((place) => [place, slot])).sort((a, b) => a[0] - b[0]);
  let least = Infinity;
  const last = new Map();
  for (const [place, slot] of all) {
    last.set(slot, place);
    if (last.size === fillings.length) least = Math.min(least, place - Math.min(...last.values()) + 1);
  }
  return Math.min(1, fillings.length / least);
}

/** How much of the question, small words and all, stands in the piece in one run: 0 to 1. */
function run(piece, question) {
  let longest = 0;
  let before = [];
  for (const asked of question) {
    const here = piece.words.map(({ word }, at) => (word === asked ? (at && before[at - 1] ? before[at - 1] : 0) + 1 : 0));
    longest = Math.max(longest, ...here);
    before = here;
  }
  return longest < 3 ? 0 : longest / question.length;
}

/** The pieces of the opened pages that answer, each with its score. */
export function answers(pages, { slots, terms, all: question }) {
  const all = pages.flatMap(({ pieces }) => pieces);
  for (const piece of all) piece.fillings = slots.map((slot) => filled(piece, slot));
  const mean = all.reduce((sum, { words }) => sum + words.length, 0) / (all.length || 1);
  const rarity = slots.map((_, n) => Math.log(1 + all.length / (1 + all.filter(({ fillings }) => fillings[n].quality).length)));
  const defined = new Set(terms.flatMap((term) => (term.senses ?? []).map(([brief, passage]) => `${brief}#${passage}`)));
  for (const page of pages) {
    for (const piece of page.pieces) {
      const filledSlots = piece.fillings.filter(({ quality }) => quality);
      piece.covers = filledSlots.length;
      if (!piece.covers) continue;
      const sum = piece.fillings.reduce((total, { quality, at }, n) => total + rarity[n] * quality * (1 + 0.25 * Math.log(at.length || 1)), 0);
      const near = filledSlots.length > 1 ? 1 + 0.6 * closeness(filledSlots) : 1;
      const long = 0.7 + (0.3 * piece.words.length) / mean;
      piece.score = ((sum * near) / long) * (piece.covers / slots.length) ** 2;
      piece.score *= 1 + run(piece, question);
      if (defined.has(`${page.brief}#${piece.id}`)) piece.score *= 2;
      if (piece.heading) piece.score *= 0.8;
      if (piece.id === "title") piece.score *= 0.5;
    }
    const most = Math.max(0, ...page.pieces.map(({ covers }) => covers));
    page.hits = page.pieces.filter(({ covers }) => covers && covers === most).sort((a, b) => b.score - a.score);
  }
  const worth = ({ kind, hits }) => hits[0].score * (kind === "brief" ? 1 : 0.4);
  return pages.filter(({ hits }) => hits.length).sort((a, b) => worth(b) - worth(a));
}
