// Where the reader is: the paragraph, its section, what is left to read; and ways on from there.
// Without this script the numbers in the margin and the contents say where one is.
"use strict";

const reading = (() => {
  const WORDS_A_MINUTE = 238; // as in writing/page.py, for the same minutes
  const passages = [...document.querySelectorAll("article.brief .passage[id]")];
  const links = [...document.querySelectorAll(".contents a")].filter((link) => document.getElementById(anchorOf(link)));
  if (!passages.length) return null;
  const places = links.map((link) => document.getElementById(anchorOf(link)));
  const isAfter = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const sectionOf = passages.map((passage) => places.findLastIndex((place) => isAfter(passage, place)));
  const wordsBefore = [0];
  for (const passage of passages) wordsBefore.push(wordsBefore.at(-1) + countWords(passage));

  const previous = button("Previous section", "‹", () => section(-1));
  const next = button("Next section", "›", () => section(1));
  const line = make("span", { className: "reading-line" });
  const [paragraph, name, left] = ["paragraph", "section", "left"].map((part) => make("span", { className: `reading-${part}` }));
  const bar = make("nav", { className: "reading-bar" }, line, previous, make("div", { className: "reading-here" }, paragraph, name, left), next);
  bar.setAttribute("aria-label", "Where you are");
  line.setAttribute("aria-hidden", "true");

  /** Where a key or a button led, and where the page stood then: near the end of a page the
      place cannot come to the top, and is the reader's place all the same. */
  let held = { place: null, at: 0 };
  let here = -1;
  let sectionHere = -1;
  let lastScroll = scrollY;

  function button(label, sign, act) {
    const made = make("button", { type: "button", title: label, onclick: act }, sign);
    made.setAttribute("aria-label", label);
    return made;
  }

  function countWords(passage) {
    const text = ownWords(passage).map(({ data }) => data).join("");
    return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
  }

  const lastAbove = (elements) => Math.max(0, elements.findLastIndex((one) => one.getBoundingClientRect().top < innerHeight * 0.3));

  function update() {
    if (Math.abs(scrollY - held.at) > innerHeight * 0.2) held.place = null;
    const passage = passages.indexOf(held.place);
    const heading = places.indexOf(held.place);
    show(passage < 0 ? lastAbove(passages) : passage);
    const marked = links.findIndex((link) => link.ariaCurrent);
    sectionHere = heading >= 0 ? heading : passage >= 0 ? sectionOf[passage] : marked;
    const end = sectionHere >= 0 && isAfter(places[sectionHere], passages.at(-1));
    name.textContent = sectionHere > 0 ? links[sectionHere].textContent : "";
    const words = end ? 0 : wordsBefore.at(-1) - wordsBefore[here];
    paragraph.textContent = end ? "After the text" : `¶ ${passages[here].id.slice(1)} of ${passages.length}`;
    left.textContent = words ? `${Math.ceil(words / WORDS_A_MINUTE)} min left` : "";
    line.style.setProperty("--read", end ? 1 : wordsBefore[here] / wordsBefore.at(-1));
    previous.disabled = sectionHere <= 0;
    next.disabled = sectionHere >= places.length - 1;
    bar.classList.toggle("away", scrollY > lastScroll && !held.place);
    lastScroll = scrollY;
  }

  function show(index) {
    if (index === here) return;
    passages[here]?.removeAttribute("aria-current");
    here = index;
    passages[here].setAttribute("aria-current", "location");
  }

  /** Leads the eye and the keyboard to `place`. */
  function lead(place) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ behavior: "instant", block: "start" });
    held = { place, at: scrollY };
    update();
  }

  /** To the next paragraph (1) or the previous one (-1); from above the text to the first. */
  function step(by) {
    const above = by > 0 && passages[0].getBoundingClientRect().top > innerHeight * 0.3 && !held.place;
    const to = passages[above ? 0 : here + by];
    if (to) lead(to);
  }

  function section(by) {
    const to = places[sectionHere + by];
    if (to) lead(to);
  }

  document.querySelector("article.brief").append(bar);
  const ask = onceAFrame(update);
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  update();
  return { bar, step, piece: () => passages[here].id };
})();
