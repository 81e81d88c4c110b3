// Cards: what a note, a term or a link leads to, shown beside the word. The words are links all
// the same, and a click follows them as without this script.
"use strict";

/**
 * One card, opened at a word to show what belongs to it.
 *
 * Opens when a mouse rests on the word, when the keyboard comes to it, at a tap; lies over
 * the lines below the word, never over its line; Tab moves into it and out; Escape closes it.
 * A click or Enter does what the link says, as without this script.
 */
class Card {
  constructor() {
    this.box = make("div", { id: "card", className: "card", tabIndex: -1, hidden: true });
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-labelledby", "card-name");
    document.body.append(this.box);

    this.box.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.later(300));
    this.box.addEventListener("click", (event) => event.target.closest("a") && this.close());
    this.box.addEventListener("focusout", (event) => this.left(event.relatedTarget));
    this.box.addEventListener("keydown", (event) => this.leaveByTab(event));
    addEventListener("keydown", (event) => event.key === "Escape" && this.close(true));
    addEventListener("resize", () => this.close());
    addEventListener("pointerdown", ({ target }) => {
      if (!this.box.contains(target) && !(this.word ?? this.wanted)?.contains(target)) this.close();
    });
  }

  /** `compose(word)` gives the card's {name, body, more} or nothing, or promises it. */
  attach(words, compose) {
    for (const word of words) {
      let touched = false;
      const open = () => this.open(word, compose);
      if (word.matches("a")) {
        word.setAttribute("aria-haspopup", "dialog");
        word.setAttribute("aria-expanded", "false");
      }
      word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.later(200, open));
      word.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.leave());
      word.addEventListener("pointerdown", (event) => (touched = event.pointerType !== "mouse"));
      word.addEventListener("pointercancel", () => (touched = false));
      word.addEventListener("focus", () => word.matches(":focus-visible") && !this.quiet && !touched && open());
      word.addEventListener("blur", (event) => this.left(event.relatedTarget));
      word.addEventListener("click", (event) => {
        const first = touched && this.word !== word && this.wanted !== word;
        touched = false;
        if (!first) return this.close();
        const shown = open();
        if (shown) event.preventDefault();
        if (shown instanceof Promise) shown.then((is) => is || location.assign(addressOf(word)));
      });
      word.addEventListener("keydown", (event) => {
        if (event.key !== "Tab" || event.shiftKey || this.word !== word) return;
        event.preventDefault();
        this.box.focus();
      });
    }
  }

  later(wait, act = () => this.close()) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, wait);
  }

  /** The mouse has left the word: what was not there by then is not shown. */
  leave() {
    this.wanted = null;
    this.later(300);
  }

  /** Shows the card of the word: true, or false where it has none, or a promise of that. It is
      true as well where the reader has gone on before the card came. */
  open(word, compose) {
    clearTimeout(this.timer);
    if (this.word === word) return true;
    const card = compose(word);
    this.close();
    if (card instanceof Promise) {
      this.wanted = word;
      return card.then((found) => this.wanted !== word || this.open(word, () => found));
    }
    if (!card) return false;
    this.word = word;
    this.box.replaceChildren(
      make("p", { id: "card-name", className: "card-name" }, card.name),
      make("div", { className: "card-text" }, ...card.body),
      ...(card.more ? [card.more] : []),
    );
    this.box.hidden = false;
    this.place();
    if (word.matches("a")) {
      word.setAttribute("aria-expanded", "true");
      word.setAttribute("aria-controls", "card");
    }
    return true;
  }

  /** Below the word's line; above it only where nothing could be read below. */
  place() {
    const word = [...this.word.getClientRects()].at(-1);
    const size = parseFloat(getComputedStyle(this.word.closest("p, li, td, h1, h2, h3") ?? this.word).fontSize);
    const gap = size * (this.word.closest("sup") ? 0.75 : 0.35); // down to the end of the line
    const below = innerHeight - word.bottom - gap - 12;
    const above = word.top - gap - 12;
    const up = below < Math.min(160, this.box.offsetHeight) && above > below;
    const style = this.box.style;
    style.maxHeight = `${Math.max(up ? above : below, 96)}px`;
    style.top = `${scrollY + (up ? word.top - gap - this.box.offsetHeight : word.bottom + gap)}px`;
    const widest = document.documentElement.clientWidth - this.box.offsetWidth - 16;
    style.left = `${scrollX + Math.max(16, Math.min(word.left - 32, widest))}px`;
  }

  close(back = false) {
    clearTimeout(this.timer);
    this.wanted = null;
    if (!this.word) return;
    const word = this.word;
    if (back && this.box.contains(document.activeElement)) this.focusWord();
    this.word = null;
    this.box.hidden = true;
    if (word.matches("a")) word.setAttribute("aria-expanded", "false");
    word.removeAttribute("aria-controls");
  }

  focusWord() {
    this.quiet = true; // or the card would open again
    this.word.focus();
    this.quiet = false;
  }

  left(next) {
    if (next && next !== this.word && !this.box.contains(next)) this.close();
  }

  /** Out of the card the way goes on from the word, since the card stands at the end of the page. */
  leaveByTab(event) {
    if (event.key !== "Tab") return;
    const stops = [...this.box.querySelectorAll("a[href], button")];
    const here = document.activeElement;
    if (event.shiftKey ? here === this.box || here === stops[0] : here === (stops.at(-1) ?? this.box)) {
      if (event.shiftKey) event.preventDefault();
      this.focusWord();
      this.close();
    }
  }
}

/** A note as the card shows it: the page's own words, without our numbers and ways back. */
function note(reference) {
  const target = document.getElementById(reference.hash.slice(1));
  if (!target) return null;
  const copy = target.cloneNode(true);
  for (const ours of copy.querySelectorAll(".number, .back, button")) ours.remove();
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  const name = `Note ${reference.textContent.trim()}`;
  const more = make("a", { href: reference.hash, className: "card-more" }, `${name} in its place ↓`);
  return { name, body: copy.childNodes, more };
}

const entryOf = (word) => document.getElementById(`term-${word.dataset.term}`);

/** A term as the card shows it: the page's own entry of it. */
function term(word) {
  const entry = entryOf(word);
  const [name, body] = [entry.querySelector("dt"), entry.querySelector("dd").cloneNode(true)];
  return { name: name.textContent, body: body.childNodes };
}

/** The small file of a brief or a list that tells of what a link leads to, and its key there. */
function previewOf(link) {
  const to = addressOf(link);
  const found = /^(.*\/)(briefs\/[^/]+|glossary|works)\/(?:([^/]+)\/)?(?:index\.html)?$/.exec(to?.pathname);
  if (!found || to.origin !== location.origin || location.protocol === "file:") return null;
  const [, root, folder, below] = found;
  const key = folder === "glossary" ? below : anchorOf(to);
  const isNone = (folder === "glossary") !== !!below || (folder === "works" && !key) || /^s\d/.test(key); // a heading is its name
  return isNone ? null : { file: `${root}${folder}/previews.json`, key, href: to.href };
}

/** What a link into the site leads to; nothing where its own words say that. */
const previews = new Map();
async function preview(link) {
  const { file, key, href } = previewOf(link);
  if (!previews.has(file)) previews.set(file, fetch(file, { signal: AbortSignal.timeout(5000) }).then((answer) => (answer.ok ? answer.json() : {})));
  const known = await previews.get(file).catch(() => previews.delete(file) && {});
  if (!Object.hasOwn(known, key)) return null;
  const [name, text] = known[key];
  if (link.textContent.trim() === text) return null;
  const more = make("a", { href, className: "card-more" }, "Go there →");
  return { name, body: [make("p", {}, text)], more };
}

{
  // An address of its own, a way back, a tool or a title is nothing to look at beforehand.
  const PLAIN = ".brief .number, .works .number, .back, .margin-id, .noted-ref, :is(.note-ref, .tools, h1, h2, h3, .subtitle, #search-contents) a";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const terms = new Set(all(".brief .term[data-term]").filter(entryOf));
  const links = all(`article a[href]:not(${PLAIN})`).filter((link) => !terms.has(link) && previewOf(link));
  const card = new Card();
  card.attach(all(".note-ref a"), note);
  card.attach(terms, term);
  card.attach(links, preview);
}
