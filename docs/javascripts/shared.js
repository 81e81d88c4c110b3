// What several scripts need. It is loaded first, and as no module: a page that is opened from a
// disk may load none.
"use strict";

/** What of ours stands inside a piece of the author's text (writing/inline.py), and what follows it. */
const NOT_THE_AUTHORS = ".number, .note-ref, .noted-ref, .said, .ours, .back, .counter, .margin-note, .links, .mentions";

/** A new element with its properties and children. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The id that a link or an address leads to; as it is written where its percent signs are wrong. */
function anchorOf({ hash }) {
  return decoded(hash.slice(1));
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a link leads, also one in a drawing; null where that is no address. */
function addressOf(link) {
  try {
    return new URL(link.href.baseVal ?? link.href, document.baseURI);
  } catch {
    return null;
  }
}

/** `act`, but at the most once for each frame that is drawn. */
function onceAFrame(act) {
  let asked = false;
  const frame = () => {
    asked = false;
    act();
  };
  return () => asked || (asked = !!requestAnimationFrame(frame));
}

/** The text nodes of the author's words in a passage, without those of items below it. */
function ownWords(passage) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (around.closest(".passage") === passage && !around.closest(NOT_THE_AUTHORS)) found.push(walker.currentNode);
  }
  return found;
}
