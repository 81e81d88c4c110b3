// The editors' notes: level with their words, lit together with them, hidden by a switch.
// Without this script they stand in the text, each after its paragraph.
"use strict";

{
  const wide = matchMedia("screen and (min-width: 80em)");
  const article = document.querySelector("article.brief");
  const marginNotes = [...document.querySelectorAll(".margin-note")];
  const GAP = 16; // pixels between two notes
  const FAR = 150; // pixels below its words, from which on a note says again what they are

  /** What a note speaks of: its words, else the piece it follows. */
  function wordsOf(note) {
    const words = document.querySelectorAll(`.noted[data-note="${note.id}"]`);
    if (words.length) return words[0];
    let before = note.previousElementSibling ?? note.parentElement;
    while (before?.matches(".margin-note")) before = before.previousElementSibling ?? note.parentElement;
    return before;
  }

  /** Each note at the height of its words, or below the note above it. */
  function level() {
    if (!wide.matches || !article) return;
    const top = article.getBoundingClientRect().top;
    const wanted = marginNotes
      .filter((note) => note.offsetParent !== null)
      .map((note) => ({ note, at: (wordsOf(note)?.getClientRects()[0]?.top ?? top) - top }))
      .sort((one, other) => one.at - other.at);
    let end = 0;
    for (const { note, at } of wanted) {
      const place = Math.max(at, end);
      note.style.setProperty("--level", `${place}px`);
      note.classList.toggle("far", place - at > FAR); // which makes it higher
      end = place + note.offsetHeight + GAP;
    }
    article.style.setProperty("--notes-end", `${end}px`);
    article.classList.add("levelled");
  }

  /** The words and the note that belong together are lit together. */
  function light() {
    let lit = null;
    const show = (id) => {
      if (id === lit) return;
      lit = id;
      for (const one of document.querySelectorAll(".noted, .margin-note")) {
        one.classList.toggle("lit", (one.dataset.note ?? one.id) === id);
      }
    };
    const belongs = (target) => {
      const found = target.closest?.(".noted, .noted-ref, .margin-note");
      return found ? (found.dataset.note ?? (found.hash ? found.hash.slice(1) : found.id)) : null;
    };
    for (const event of ["pointerover", "focusin", "click"]) {
      addEventListener(event, ({ target }) => show(belongs(target)));
    }
  }

  /** In the margin a note is beside its words already: the mark moves the keyboard, not the page. */
  function follow() {
    for (const note of marginNotes) note.tabIndex = -1;
    addEventListener("click", (event) => {
      const mark = event.target.closest?.(".noted-ref");
      const note = mark && document.getElementById(mark.hash.slice(1));
      if (!note || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const { top, bottom } = note.getBoundingClientRect();
      note.focus({ preventScroll: top >= 0 && bottom <= innerHeight });
    });
  }

  /** "Hide notes", remembered for all briefs. */
  function notesSwitch() {
    const tools = document.querySelector(".tools");
    if (!tools || !document.querySelector(".margin-note, .reconstruction")) return;
    const button = make("button", { type: "button", className: "switch" });
    const say = () => {
      button.textContent = document.body.classList.contains("notes-off") ? "Show notes" : "Hide notes";
    };
    button.addEventListener("click", () => {
      __md_set("notes-off", document.body.classList.toggle("notes-off"));
      say();
      level();
    });
    say();
    tools.append(button);
    // Whoever comes for a note is shown the notes.
    const arrive = () => {
      const note = document.getElementById(anchorOf(location));
      if (!note?.matches(".margin-note, .reconstruction, .loose-notes li")) return;
      if (document.body.classList.contains("notes-off")) button.click();
      note.scrollIntoView({ block: "nearest" });
    };
    addEventListener("hashchange", arrive);
    document.fonts.ready.then(() => requestAnimationFrame(arrive));
  }

  if (article && marginNotes.length) {
    light();
    follow();
    level();
    new ResizeObserver(level).observe(article);
    for (const note of marginNotes) note.addEventListener("toggle", level, true);
    document.fonts.ready.then(level);
    wide.addEventListener("change", level);
  }
  notesSwitch();
}
