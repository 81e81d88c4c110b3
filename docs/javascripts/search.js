// The search: the box in the header, and the page /search/?q=…
// Pagefind finds the pages; which of their paragraphs answer, and what the glossary knows, is
// found here. Nothing is loaded before a reader searches.
"use strict";

{
  const HOME = new URL("..", document.currentScript.src);
  const FACETS = { kind: "Kind", brief: "Brief", author: "Author", institution: "Institution", series: "Series", year: "Year", language: "Language", term: "Term" };
  const PARTS = { title: "Title", biography: "About the author", acknowledgements: "Acknowledgements", keywords: "Keywords" };
  const KINDS = { brief: "Briefs", note: "Notes", term: "Glossary", work: "Works" };
  const SMALL_WORDS = new Set("a an and are as at be by did do does for from has have how in is it of on or say says that the their this to was were what when where which who whose why will with define defined defines definition mean meaning means".split(" "));
  // What is added to a Korean noun, the longest first.
  const PARTICLES = /(?:에서는|에게서|으로는|으로서|으로써|이라는|에서|에게|까지|부터|으로|이나|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
  // A word as the index takes it; the same rule stands in search_forms.py.
  const WORD = /[\p{L}\p{N}]+(?:(?:['’.]|(?<=\p{N}),)(?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;
  const HANGUL = /^\p{Script=Hangul}+$/u;
  const GROUPS = 8; // results that are opened at a time: each is a request
  const ENTRIES = 12; // terms that are named; each is a request
  const VALUES = 12; // values of a facet
  const MORE = 3; // paragraphs of one brief before "more in this brief"
  const LONGEST = 360; // letters of a sentence that is shown

  const make = (tag, properties = {}, ...children) => {
    const { attributes = {}, ...own } = properties;
    const element = Object.assign(document.createElement(tag), own);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  const several = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

  // --- words -------------------------------------------------------------------------------

  /** U.S. → us, NATO’s → nato, Café → cafe; 2.0 is not 20. */
  const fold = (word) =>
    word.replace(/['’]s$/i, "").normalize("NFKD").replace(/(?<!\p{N})\.|\.(?!\p{N})|(?!\p{Script=Hangul})[^\p{L}\p{N}.]/gu, "").normalize("NFC").toLowerCase();

  /** The words of a text with their places in it. */
  const wordsOf = (text) => [...text.matchAll(WORD)].map((found) => ({ word: fold(found[0]), start: found.index, end: found.index + found[0].length }));
  const folded = (text) => wordsOf(text).map(({ word }) => word);
  const singular = (word) => (/[^s]s$/.test(word) && word.length > 3 ? word.replace(/ies$/, "y").replace(/s$/, "") : word);

  /** How well a word of a text answers one of the question: 1 is the same, 0 not at all. */
  function likeness(asked, word, found) {
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
  function distance(one, other, most) {
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

  // --- what is loaded with the first question ------------------------------------------------

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

  // --- the question ----------------------------------------------------------------------------

  /**
   * A question as slots, each of which a paragraph should fill: a word, a quoted phrase, words
   * joined by a dash, or a term in any of its forms.
   */
  function understand(question, known) {
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

  // --- which paragraphs answer -----------------------------------------------------------------

  /** A page as Pagefind gives it, cut into its pieces, each with its words. */
  function cut(data) {
    const text = data.raw_content.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
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
      if (anchor.id in PARTS) section = "";
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
  function answers(pages, { slots, terms, all: question }) {
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

  // --- finding ---------------------------------------------------------------------------------

  const wanted = (chosen, without) =>
    Object.fromEntries(Object.entries(chosen).filter(([name, values]) => name !== without && values.length).map(([name, values]) => [name, { any: values }]));

  /** All there is to show for a question and the chosen facets. */
  async function find(...asked) {
    try {
      return await found(...asked);
    } catch (error) {
      engine = null; // what failed once would fail again: the next question loads it anew
      throw error;
    }
  }

  async function found(question, chosen = {}, groups = GROUPS, entries = ENTRIES) {
    const [engineOf, known] = await load();
    const asked = understand(question, known);
    if (!asked.words.length) return { ...asked, known, empty: true };
    const kinds = chosen.kind?.length ? chosen.kind : Object.keys(KINDS);
    const search = (words, filters) => engineOf.search(words.join(" "), { filters });
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

  /** For each facet how many pages each value would leave, whatever is chosen in it now. */
  async function facets(engineOf, words, chosen, search) {
    await engineOf.filters(); // loads those that are not chosen from
    const all = (await search(words, wanted(chosen))).filters;
    const counts = {};
    for (const name of Object.keys(FACETS)) {
      const own = chosen[name]?.length ? (await search(words, wanted(chosen, name))).filters : all;
      counts[name] = Object.entries(own[name] ?? {}).filter(([value, count]) => count || chosen[name]?.includes(value));
    }
    return counts;
  }

  /** The question with each unknown word replaced by the nearest that is known; or nothing. */
  function suggestion(question, { slots }, known, groups) {
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

  // --- showing ---------------------------------------------------------------------------------

  const label = ({ id, name }) => name || (/^p\d/.test(id) ? `¶ ${id.slice(1)}` : /^fig/.test(id) ? `Figure ${id.slice(3)}` : PARTS[id] ?? "");
  const place = (page, id) => new URL(`${page}#${id}`, HOME).href;

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
      parts.push(text.slice(at, word.start), make("mark", {}, text.slice(word.start, word.end)));
      at = word.end;
    });
    return [...parts, text.slice(at, end).trimEnd(), after];
  }

  function hit(group, piece) {
    const where = [piece.heading ? "" : piece.section, piece.heading ? "Heading" : label(piece)].filter(Boolean).join(" · ");
    const link = make("a", { className: "hit", href: place(group.page, piece.id) }, make("span", { className: "hit-place" }, where), make("span", { className: "hit-text" }, ...sentence(piece)));
    return make("li", {}, link);
  }

  /** The paragraphs of one brief, or of its notes. */
  function groupOf(group, known, shown) {
    const [short, title] = known.briefs[group.brief] ?? ["", group.title];
    const kind = group.kind === "note" ? " · Notes" : group.kind === "work" ? " · Work" : "";
    const list = make("ol", { className: "hits" }, ...group.hits.slice(0, shown).map((piece) => hit(group, piece)));
    const name = make("h2", { className: "group-name" }, make("a", { href: new URL(group.page, HOME).href }, title), make("span", { className: "group-kind" }, ` ${short}${kind}`));
    const section = make("section", { className: "group" }, name, list);
    const rest = group.hits.slice(shown);
    if (rest.length) {
      const button = make("button", { type: "button", className: "search-more" }, `${rest.length} more in ${kind ? "these notes" : "this brief"}`);
      button.addEventListener("click", () => {
        const added = rest.map((piece) => hit(group, piece));
        list.append(...added);
        button.remove();
        added[0].querySelector("a").focus();
      });
      section.append(button);
    }
    return section;
  }

  /** A term: the authors' own words first, then ours. */
  function card(term, known) {
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

  /** What the number of results is called: said by the live region, read at the top. */
  function summary({ groups, terms, others, loose, more, unnamed }) {
    const parts = [];
    const count = (kind) => groups.filter((group) => (kind === "note") === (group.kind === "note")).flatMap(({ hits }) => hits).length;
    if (count("text")) parts.push(several(count("text"), "paragraph"));
    if (count("note")) parts.push(several(count("note"), "note"));
    const entries = terms.length + others.length;
    if (entries) parts.push(several(entries, "term"));
    if (!parts.length) return "Nothing was found.";
    return `${parts.join(", ")}${more || unnamed ? ", and more" : ""}.${loose ? " No paragraph has all of these words." : ""}`;
  }

  const offline = () => (navigator.onLine ? "The search could not be loaded." : "You are offline, and the search is not loaded yet.");

  /** A list of results that an input asks for: in the header's panel, or on the page. */
  class Results {
    constructor(input, panel, { brief = false, facets = null, changed = () => {} } = {}) {
      Object.assign(this, { input, panel, brief, facets, changed, chosen: {}, turn: 0, groups: GROUPS });
      this.says = make("p", { className: "search-says", attributes: { role: "status" } });
      this.body = make("div", { className: "search-body" });
      panel.append(this.says, this.body);
      input.addEventListener("input", () => this.later());
      for (const element of [input, panel]) element.addEventListener("keydown", (event) => this.walk(event));
    }

    get question() {
      return this.input.value.trim();
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 180);
    }

    async ask() {
      clearTimeout(this.timer);
      const turn = ++this.turn;
      this.groups = GROUPS;
      this.changed(this.question, this.chosen);
      if (!this.question) return this.show("", []);
      if (location.protocol === "file:") return this.show("Searching needs a web server: a page that is opened from a disk may not read the index.", []);
      const waiting = setTimeout(() => turn === this.turn && this.state("The index is loading …"), 150);
      try {
        const found = await find(this.question, this.chosen, ...(this.brief ? [3, 4] : [GROUPS, ENTRIES]));
        clearTimeout(waiting);
        if (turn === this.turn) await this.results(found);
      } catch (error) {
        if (turn === this.turn) this.failed();
      } finally {
        clearTimeout(waiting);
      }
    }

    state(text) {
      this.says.textContent = text;
      this.panel.setAttribute("aria-busy", "true");
    }

    show(text, children) {
      this.says.textContent = text;
      this.panel.removeAttribute("aria-busy");
      this.body.replaceChildren(...children);
    }

    failed() {
      const again = make("button", { type: "button", className: "search-more" }, "Try again");
      again.addEventListener("click", () => (this.input.focus(), this.ask()));
      this.show(offline(), [again]);
    }

    async results(found) {
      if (found.empty) return this.show("Type a word.", []);
      const { known, groups, terms, others, more } = found;
      const parts = [];
      if (found.suggestion) parts.push(this.suggested(found.suggestion));
      const cards = this.chosen.kind?.length && !this.chosen.kind.includes("term") ? [] : terms;
      parts.push(...cards.slice(0, this.brief ? 1 : 3).map((term) => card(term, known)));
      parts.push(...(this.brief ? groups.slice(0, 3) : groups).map((group) => groupOf(group, known, this.brief ? 2 : MORE)));
      if (more && !this.brief) parts.push(this.further());
      const listed = this.brief ? others.slice(0, 3) : others;
      if (listed.length) parts.push(make("section", { className: "group" }, make("h2", { className: "group-name" }, "Glossary"), make("ol", { className: "hits" }, ...listed.map(termLine))));
      if (!groups.length && !cards.length && !others.length) parts.push(this.nothing());
      else if (this.brief) parts.push(make("a", { className: "search-all", href: address(this.question, {}) }, "All results"));
      this.show(summary({ ...found, terms: cards }), parts);
      if (this.facets) this.facets(await found.facets(), known);
    }

    suggested(other) {
      const button = make("button", { type: "button", className: "search-other" }, other);
      button.addEventListener("click", () => {
        this.input.value = other;
        this.input.focus();
        this.ask();
      });
      return make("p", { className: "search-suggestion" }, "Did you mean ", button, "?");
    }

    nothing() {
      const ways = [["glossary/", "the glossary from A to Z"], ["", "the catalogue of briefs"]];
      const links = ways.map(([to, name]) => make("a", { href: new URL(to, HOME).href }, name));
      return make("p", {}, "Try fewer words or another form of them, or look in ", links[0], " or ", links[1], ".");
    }

    further() {
      const button = make("button", { type: "button", className: "search-more" }, "More results");
      button.addEventListener("click", async () => {
        const turn = ++this.turn;
        this.groups += GROUPS;
        const found = await find(this.question, this.chosen, this.groups).catch(() => null);
        if (turn !== this.turn) return;
        if (!found) return this.failed();
        await this.results(found);
      });
      return button;
    }

    /** Arrows go from the input into the results and through them; up from the first, back. */
    walk(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      const stops = [...this.body.querySelectorAll("a, button")];
      const here = stops.indexOf(document.activeElement);
      const next = here + step;
      if (event.target === this.input && step < 0) return;
      event.preventDefault();
      (next < 0 ? this.input : stops[next] ?? document.activeElement).focus();
    }
  }

  // --- addresses -------------------------------------------------------------------------------

  function address(question, chosen) {
    const to = new URL("search/", HOME);
    if (question) to.searchParams.set("q", question);
    for (const name of Object.keys(FACETS)) for (const value of chosen[name] ?? []) to.searchParams.append(name, value);
    return to.href;
  }

  function readAddress() {
    const asked = new URL(location).searchParams;
    return [asked.get("q") ?? "", Object.fromEntries(Object.keys(FACETS).map((name) => [name, asked.getAll(name)]))];
  }

  // --- the header ------------------------------------------------------------------------------

  function header(box) {
    const [form, input, panel] = [".search-form", ".search-query", ".search-panel"].map((part) => box.querySelector(part));
    const results = new Results(input, panel, { brief: true });
    const close = (back) => {
      if (panel.hidden) return;
      if (back) input.focus(); // which would open it again
      panel.hidden = true;
    };
    const reveal = () => (panel.hidden = !input.value.trim());
    input.addEventListener("input", reveal);
    input.addEventListener("focus", reveal);
    form.addEventListener("submit", (event) => {
      if (location.protocol !== "file:" && results.question) return; // to the page of the search
      event.preventDefault();
      reveal();
      results.ask();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // or the browser empties the input
      close(true);
    });
    box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close(false));
    addEventListener("pointerdown", ({ target }) => box.contains(target) || close(false));
    panel.addEventListener("click", ({ target }) => target.closest("a") && close(false));
    return input;
  }

  // --- the page --------------------------------------------------------------------------------

  function page(form) {
    const input = form.querySelector("input");
    const found = document.querySelector("#search-found");
    const contents = document.querySelector("#search-contents");
    const side = found.querySelector(".search-facets");
    const names = (known, facet, value) => {
      if (facet === "kind") return KINDS[value] ?? value;
      if (facet === "brief") return known.briefs[value]?.[0] ?? value;
      if (facet === "term") return known.byId.get(value)?.label ?? value;
      if (facet === "language") return new Intl.DisplayNames(["en"], { type: "language" }).of(value);
      return value;
    };
    const results = new Results(input, found.querySelector(".search-panel"), { facets: draw, changed });

    function changed(question, chosen) {
      found.hidden = !question;
      contents.hidden = !!question;
      document.title = document.title.replace(/^(?:.* · )?Search/, question ? `${question} · Search` : "Search");
      if (location.href !== address(question, chosen)) history[results.step ? "pushState" : "replaceState"](null, "", address(question, chosen));
      results.step = false;
    }

    function draw(counts, known) {
      const opened = new Set([...side.querySelectorAll("details[open]")].map(({ dataset }) => dataset.facet));
      const focused = document.activeElement?.closest?.(".search-facets") ? document.activeElement.id : "";
      side.replaceChildren();
      for (const [facet, title] of Object.entries(FACETS)) {
        const chosen = results.chosen[facet] ?? [];
        const first = ([value]) => (chosen.includes(value) ? 1 : 0);
        const values = counts[facet].sort((one, other) => first(other) - first(one) || other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, VALUES);
        if (values.length < 2 && !chosen.length) continue;
        const items = values.map(([value, count], n) => {
          const box = make("input", { type: "checkbox", id: `facet-${facet}-${n}`, name: facet, value, checked: chosen.includes(value) });
          return make("li", {}, make("label", {}, box, make("span", {}, names(known, facet, value)), make("span", { className: "facet-count" }, ` ${count}`)));
        });
        const inside = make("ul", {}, ...items);
        const fold = make("details", { open: facet === "kind" || facet === "brief" || chosen.length > 0 || opened.has(facet) }, make("summary", {}, title), inside);
        fold.dataset.facet = facet;
        side.append(fold);
      }
      if (focused) document.getElementById(focused)?.focus();
    }

    side.addEventListener("change", ({ target }) => {
      const values = new Set(results.chosen[target.name] ?? []);
      target.checked ? values.add(target.value) : values.delete(target.value);
      results.chosen = { ...results.chosen, [target.name]: [...values] };
      results.step = true;
      results.ask();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      results.step = true;
      results.ask();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      input.value = "";
      results.ask();
    });
    const read = () => {
      [input.value, results.chosen] = readAddress();
      results.ask();
    };
    addEventListener("popstate", read);
    form.hidden = false;
    read();
    if (!input.value) input.focus();
    return input;
  }

  const form = document.querySelector("#search-page");
  const box = document.querySelector(".masthead .search");
  const input = form ? page(form) : box ? header(box) : null;
  if (input) {
    addEventListener("keydown", (event) => {
      const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!command && !slash) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }
}
