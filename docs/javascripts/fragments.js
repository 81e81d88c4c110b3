// Fragments of a brief's address that no element has: a range of paragraphs is marked, and what
// is not there is said. Without this script the browser stays at the top.
"use strict";

const KINDS = { p: ["paragraph", "¶ "], s: ["heading", "heading "], q: ["pull quote", "pull quote "], fig: ["figure", "figure "], n: ["note", "note "], a: ["editors’ note", "editors’ note "] };
const PIECE = ".passage, .tombstone";
const brief = document.querySelector("article.brief");
const notice = make("p", { className: "no-such-place", hidden: true });
notice.setAttribute("role", "status");

/** Numbers that the brief has of one kind, as printed: 1, 2, 12a. */
function numbers(kind) {
  const shape = new RegExp(`^${kind}([0-9]+[a-z]*)$`);
  const found = [...brief.querySelectorAll("[id]")].map((element) => shape.exec(element.id)?.[1]).filter(Boolean);
  return found.sort((a, b) => parseInt(a) - parseInt(b) || a.length - b.length || (a < b ? -1 : 1));
}

function say(kind, number) {
  const [name, before] = KINDS[kind];
  const there = numbers(kind);
  const has = there.length > 1 ? `it has ${there[0]} to ${there.at(-1)}` : there.length ? `it has ${there[0]} alone` : `it has no ${name}`;
  notice.textContent = `There is no ${before}${number} in this brief; ${has}.`;
  notice.hidden = false;
  notice.scrollIntoView({ block: "center" });
}

/** Marks every paragraph from one to the other, in the order of the page, also one that is withdrawn. */
function mark(first, last) {
  const row = [...brief.querySelectorAll(PIECE)];
  const place = (id) => row.indexOf(document.getElementById(id).closest(PIECE));
  const [from, to] = [place(first), place(last)].sort((a, b) => a - b);
  row.slice(from, to + 1).forEach((piece) => piece.classList.add("in-range"));
  row[from].scrollIntoView();
}

function resolve() {
  notice.hidden = true;
  for (const piece of brief.querySelectorAll(".in-range")) piece.classList.remove("in-range");
  const fragment = anchorOf(location);
  if (!fragment || document.getElementById(fragment)) return;
  const one = /^(p|s|q|fig|n|a)([0-9]+[a-z]*)$/.exec(fragment);
  if (one) return say(one[1], one[2]);
  const range = /^p([0-9]+[a-z]*)[-–]p?([0-9]+[a-z]*)$/.exec(fragment);
  if (!range) return;
  const missing = [range[1], range[2]].find((number) => !document.getElementById(`p${number}`));
  missing ? say("p", missing) : mark(`p${range[1]}`, `p${range[2]}`);
}

if (brief) {
  brief.querySelector("h1")?.after(notice);
  addEventListener("hashchange", resolve);
  resolve();
}
