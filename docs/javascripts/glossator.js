// Comforts for the reader. The page reads, links and counts without them.
"use strict";

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

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
    addEventListener("keydown", (event) => event.key === "Escape" && this.word && this.close(true));
    addEventListener("resize", () => this.close());
    addEventListener("pointerdown", (event) => {
      if (this.word && !this.box.contains(event.target) && !this.word.contains(event.target)) this.close();
    });
  }

  /** `compose(word)` gives the card's {name, body, more} or nothing, or promises it. */
  attach(selector, compose) {
    for (const word of document.querySelectorAll(selector)) {
      let touched = false;
      const open = () => this.open(word, compose);
      if (word.matches("a")) {
        word.setAttribute("aria-haspopup", "dialog");
        word.setAttribute("aria-expanded", "false");
      }
      word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.later(200, open));
      word.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.later(300));
      word.addEventListener("pointerdown", (event) => (touched = event.pointerType !== "mouse"));
      word.addEventListener("focus", () => word.matches(":focus-visible") && !this.quiet && !touched && open());
      word.addEventListener("blur", (event) => this.left(event.relatedTarget));
      word.addEventListener("click", (event) => {
        if (!touched) return this.close();
        touched = false;
        if (this.word === word) return this.close();
        if (open()) event.preventDefault();
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

  open(word, compose) {
    clearTimeout(this.timer);
    if (this.word === word) return true;
    const card = compose(word);
    if (!card) return false;
    if (card instanceof Promise) {
      this.close();
      this.wanted = word;
      card.then((found) => found && this.wanted === word && this.open(word, () => found));
      return true;
    }
    this.close();
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
    if (this.word && next && next !== this.word && !this.box.contains(next)) this.close();
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

/** A term as the card shows it: the page's own entry of it. */
function term(word) {
  const entry = document.getElementById(`term-${word.dataset.term}`);
  if (!entry) return null;
  const [name, body] = [entry.querySelector("dt"), entry.querySelector("dd").cloneNode(true)];
  return { name: name.textContent, body: body.childNodes };
}

/** What a link into the site leads to, from the small file of that brief or list. */
const previews = new Map();
function preview(link) {
  const found = /^(.*\/)(briefs\/[^/]+|glossary|works)\/(?:([^/#]+)\/)?(?:index\.html)?$/.exec(link.pathname);
  if (!found || link.origin !== location.origin || location.protocol === "file:") return null;
  const [, root, folder, below] = found;
  const key = folder === "glossary" ? below : decodeURIComponent(link.hash.slice(1));
  if ((folder === "glossary") !== !!below || (folder === "works" && !key)) return null;
  const address = `${root}${folder}/previews.json`;
  if (!previews.has(address)) {
    previews.set(address, fetch(address).then((answer) => (answer.ok ? answer.json() : {})).catch(() => previews.delete(address) && {}));
  }
  return previews.get(address).then((known) => {
    const shown = known[key];
    if (!shown) return null;
    const more = make("a", { href: link.href, className: "card-more" }, "Go there →");
    return { name: shown[0], body: [make("p", {}, shown[1])], more };
  });
}

/** "Copy link" and "Cite" beside the paragraph number that the pointer or the keyboard is at. */
function atNumbers() {
  const button = make("button", { type: "button", className: "copy-link" });
  const spoken = make("div", { className: "said" });
  spoken.setAttribute("role", "status");
  document.body.append(spoken);
  const tools = make("span", { className: "number-tools ours" }, button);
  const cite = make("button", { type: "button", className: "copy-link" });
  if (document.getElementById("cite")) tools.append(cite); // cite.js is there, and hears of it
  let number = null;
  let timer = 0;

  const show = (next) => {
    clearTimeout(timer);
    if (next === number) return;
    number = next;
    button.replaceChildren("Copy link", make("span", { className: "said" }, ` to paragraph ${number.textContent}`));
    cite.replaceChildren("Cite", make("span", { className: "said" }, ` paragraph ${number.textContent}`));
    number.after(tools);
  };
  const hide = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (tools.matches(":hover") || tools.querySelector(":focus-visible") || number?.matches(":hover, :focus-visible")) return;
      tools.remove();
      number = null;
    }, 400);
  };
  const at = ({ target }) => {
    const found = target.closest?.(".passage .number");
    if (found) show(found);
    else if (tools.contains(target)) clearTimeout(timer);
    else if (number) hide();
  };
  addEventListener("pointerover", at);
  addEventListener("focusin", at);
  cite.addEventListener("click", () => dispatchEvent(new CustomEvent("glossator:cite", { detail: { anchor: number.hash.slice(1) } })));
  button.addEventListener("click", async () => {
    const home = document.querySelector("link[rel=canonical]")?.href;
    const address = location.protocol === "file:" && home ? new URL(number.hash, home).href : number.href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied";
      spoken.textContent = `Link to paragraph ${number.textContent} copied`;
    } catch {
      location.hash = number.hash;
      button.textContent = "In the address bar";
      spoken.textContent = "The browser did not let the page copy; the link is in the address bar";
    }
  });
}

/** Marks in the contents the section that is being read. */
function contents() {
  const links = [...document.querySelectorAll(".contents a")];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let asked = false;
  const mark = () => {
    asked = false;
    const end = scrollY && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
    let here = end ? places.length - 1 : 0;
    if (!end) places.forEach((place, i) => place && place.getBoundingClientRect().top < innerHeight * 0.25 && (here = i));
    links.forEach((link, i) => (i === here ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current")));
  };
  if (!links.length) return;
  addEventListener("scroll", () => asked || (asked = !!requestAnimationFrame(mark)), { passive: true });
  mark();
}

/** From a disk a folder has no page of its own: say which file is meant. */
function fromDisk() {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
}

if (location.protocol === "file:") fromDisk();
const card = new Card();
card.attach(".note-ref a", note);
card.attach(".brief .term[data-term]", (word) => term(word) ?? preview(word));
card.attach(
  "article :is(.margin-text, .reconstruction, .notes-list, .see-also, .mentions, .turn, .concordance, .relations, .sense, .works, .work-link) a[href]:not(.term)",
  preview,
);
card.attach(".page :is(.notes-list, .related-terms) a.term", preview);
atNumbers();
contents();
