// Words: how a text and a question are taken apart, and how well two words agree.

// What is added to a Korean noun, the longest first.
export const PARTICLES = /(?:에서는|에게서|으로는|으로서|으로써|이라는|에서|에게|까지|부터|으로|이나|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
// A word as the index takes it; the same rule stands in search_forms.py.
const WORD = /[\p{L}\p{N}]+(?:(?:['’.]|(?<=\p{N}),)(?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;
export const HANGUL = /^\p{Script=Hangul}+$/u;

/** U.S. → us, NATO’s → nato, Café → cafe; 2.0 is not 20. */
export const fold = (word) =>
  word.replace(/['’]s$/i, "").normalize("NFKD").replace(/(?<!\p{N})\.|\.(?!\p{N})|(?!\p{Script=Hangul})[^\p{L}\p{N}.]/gu, "").normalize("NFC").toLowerCase();

/** The words of a text with their places in it. */
export const wordsOf = (text) => [...text.matchAll(WORD)].map((found) => ({ word: fold(found[0]), start: found.index, end: found.index + found[0].length }));
export const folded = (text) => wordsOf(text).map(({ word }) => word);
export const singular = (word) => (/[^s]s$/.test(word) && word.length > 3 ? word.replace(/ies$/, "y").replace(/s$/, "") : word);

/** How well a word of a text answers one of the question: 1 is the same, 0 not at all. */
export function likeness(asked, word, found) {
  if (word === asked) return 1;
  if (HANGUL.test(asked)) {
    if (word.includes(asked)) return word.startsWith(asked) ? 0.95 : 0.85;
    const bare = asked.replace(PARTICLES, "");
    return bare.length > 1 && word.includes(bare) ? 0.8 : 0;
  }
  if (singular(word) === singular(asked)) return 0.95;
  if (asked.length > 2 && word.startsWith(asked)) return 0.75;
  if (!found) return 0; // the rest is Pagefind's word for it: another form of the same stem
  let same = 0;
  while (same < asked.length && asked[same] === word[same]) same++;
  return same >= Math.max(4, Math.min(asked.length, word.length) - 3) ? 0.6 : 0;
}

/** Letters to change, add, leave out or swap (Damerau), or `most` + 1. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}
