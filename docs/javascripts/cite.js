// "Cite": one dialog for the brief, a paragraph, selected words, a note, an entry of the glossary.
// It opens at a link to #cite, at the "Cite" of a note, beside a paragraph's number, at selected
// words (or the key c), and for any other script by
//     dispatchEvent(new CustomEvent("glossator:cite", { detail: { anchor: "p12" } }))
// without detail: what is selected, else the whole page. What is shown is in cite.json, which is
// fetched when it is first asked for; how its templates are filled: writing/citing/files.py.
// Without this script, and where nothing can be fetched, there is the box #cite.
"use strict";

{
  const box = document.getElementById("cite");
  const article = document.querySelector("article");
  const title = document.getElementById("title")?.textContent.trim() ?? document.title;

  /** What can be cited within a brief, by the letters of its address. */
  const PIECES = {
    p: { kind: "paragraph", signs: ["¶ ", "¶¶ "], names: ["Paragraph", "Paragraphs"], in: "of" },
    n: { kind: "note", signs: ["note ", "notes "], names: ["Note", "Notes"], in: "of" },
    a: { kind: "annotation", signs: ["editors’ note ", "editors’ notes "], names: ["Editors’ note", "Editors’ notes"], in: "on" },
  };
  const FILES = {
    bibtex: ["bib", "application/x-bibtex"],
    ris: ["ris", "application/x-research-info-systems"],
    "csl-json": ["csl.json", "application/vnd.citationstyles.csl+json"],
  };
  const GROUPS = {
    "Styles": (format) => format.html !== undefined && format.id !== "quotation",
    "Links and words": (format) => ["link", "markdown", "quotation"].includes(format.id),
    "For reference managers": (format) => format.id in FILES,
  };
  const WORKS = {
    edition: "The same text at this address, its paragraphs numbered.",
    original: "As its publisher issued it. It has no numbered paragraphs, so it is cited as a whole.",
  };

  // --- what is cited ---------------------------------------------------------------------

  /** The author's words of a passage that are in the range, and where the last of them ends. */
  function wordsIn(passage, range) {
    let text = "";
    let end = null;
    for (const node of ownWords(passage)) {
      if (!range.intersectsNode(node)) continue;
      const to = node === range.endContainer ? range.endOffset : node.length;
      const part = node.data.slice(node === range.startContainer ? range.startOffset : 0, to);
      text += part;
      if (part.trim()) end = [node, to];
    }
    return { passage, text: plain(text), end };
  }

  const plain = (text) => text.replace(/[\ue000-\uf8ff]+/g, "").replace(/\s+/g, " ").trim();

  function place(pieces, words = "") {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const called = (piece) => plain(piece.querySelector(".number")?.textContent ?? piece.id);
    const several = first !== last;
    const value = several ? `${called(first)}–${called(last)}` : called(first);
    const piece = PIECES[first.id[0]];
    return {
      ...piece, value, several, words, anchor: first.id, ids: pieces.map(({ id }) => id),
      short: `${piece.signs[+several]}${value}`,
      long: `${piece.names[+several]} ${value} ${piece.in} ${title}`,
      home: first.querySelector(".number, .margin-id"),
    };
  }

  /** The piece with an address of its own that `anchor` leads into; null for any other. */
  function placeAt(anchor) {
    const piece = document.getElementById(anchor)?.closest(".passage, .note, .margin-note, .reconstruction");
    if (!piece) return null;
    const words = piece.matches(".passage") ? plain(ownWords(piece).map((node) => node.data).join("")) : "";
    return place([piece], words);
  }

  /** The passages that the selection touches, with the words selected. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!article.contains(range.startContainer) && !article.contains(range.endContainer)) return null;
    const touched = [...article.querySelectorAll(".passage")]
      .filter((passage) => range.intersectsNode(passage))
      .map((passage) => wordsIn(passage, range))
      .filter(({ text }) => text);
    if (!touched.length) return null;
    const found = place(touched.map(({ passage }) => passage), touched.map(({ text }) => text).join(" "));
    return { ...found, last: touched.at(-1) };
  }

  // --- its citation ----------------------------------------------------------------------

  let loading = null;

  function load() {
    loading ??= fetch("cite.json").then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));
    loading.catch(() => (loading = null));
    return loading;
  }

  const escaped = (text) => make("span", {}, text).innerHTML;

  /** The fixed edition that has all this as it is here, in one row; null for the text as it stands. */
  function editionOf({ ids }, { fixed, unchanged }) {
    if (!fixed || (unchanged && !ids.every((id) => unchanged[id]))) return null;
    const at = fixed.row.indexOf(ids[0]);
    return ids.every((id, n) => ids.length === 1 || fixed.row[at + n] === id) ? fixed : null;
  }

  /** A template filled for one place in a fixed edition, or in the text as it stands. */
  function filled(format, { kind, value, several, anchor, words }, data, fixed) {
    const [open, close, innerOpen, innerClose] = data.quotation_marks;
    const marks = {
      place: format.labels ? format.labels[kind][+several] + value : "",
      anchor,
      words: words.replaceAll(open, innerOpen).replaceAll(close, innerClose),
      edition: fixed?.edition ?? "",
      version: fixed?.version ?? "",
    };
    const fill = (text, dress) =>
      Object.entries(marks).reduce((done, [name, put]) => done.replaceAll(data.marks[name], () => dress(put)), text);
    return { ...format, text: fill(format.text, String), ...(format.html && { html: fill(format.html, escaped) }) };
  }

  /** Which edition is cited, and since which one the text of the pieces is as it is. */
  function since({ kind, several, ids }, { unchanged }, fixed) {
    if (!unchanged) return `${fixed.label}.`;
    const numbers = ids.map((id) => unchanged[id]);
    const what = kind !== "paragraph" ? "This note is" : several ? "These passages are" : "This passage is";
    if (fixed) return `${fixed.label}. ${what} unchanged since edition ${Math.max(...numbers)}.`;
    if (numbers.every(Boolean)) return "In a fixed edition other passages stand between these.";
    return numbers.some(Boolean) ? "Not all of these passages are in a fixed edition yet." : `${what} in no fixed edition yet.`;
  }

  /** Enough of the words to know them again. */
  function excerpt(words) {
    const all = words.split(" ");
    return all.length > 20 ? `${all.slice(0, 11).join(" ")} … ${all.slice(-6).join(" ")}` : words;
  }

  // --- the dialog ------------------------------------------------------------------------

  class CiteDialog {
    constructor() {
      const name = make("h2", { id: "cite-name" });
      const close = make("button", { type: "button", className: "cite-close" }, make("span", { className: "said" }, "Close"));
      const label = make("label", { htmlFor: "cite-format" }, "Format");
      Object.assign(this, {
        name,
        what: make("p", { className: "cite-what" }),
        quote: make("p", { className: "cite-words" }),
        works: make("fieldset", { className: "cite-works" }),
        format: make("select", { id: "cite-format" }),
        shown: make("div", { id: "cite-shown", className: "cite-shown", tabIndex: 0 }),
        since: make("p", { className: "cite-since" }),
        copy: make("button", { type: "button", className: "cite-copy", autofocus: true }, "Copy"),
        file: make("a", { className: "cite-file" }),
        status: make("p", { className: "cite-status" }),
      });
      this.shown.setAttribute("role", "group");
      this.shown.setAttribute("aria-label", "Citation");
      this.copy.setAttribute("aria-describedby", "cite-shown");
      this.status.setAttribute("role", "status");
      this.element = make(
        "dialog",
        { className: "cite-dialog" },
        make("div", { className: "cite-head" }, name, close),
        make("div", { className: "cite-body" }, this.what, this.quote, this.works, make("p", { className: "cite-format" }, label, this.format), this.shown, this.since),
        make("div", { className: "cite-foot" }, this.copy, this.file, this.status),
      );
      this.element.setAttribute("aria-labelledby", "cite-name");
      this.element.setAttribute("closedby", "any"); // a click beside it, too
      document.body.append(this.element);

      close.addEventListener("click", () => this.element.close());
      this.element.addEventListener("close", () => this.closed());
      this.works.addEventListener("change", () => this.offer());
      this.format.addEventListener("change", () => {
        __md_set("cite-format", this.format.value);
        this.show();
      });
      this.copy.addEventListener("click", () => this.copied());
    }

    /** Opens for a place, or for the whole page; `back` gets the focus when all is done. */
    open(data, found, back) {
      Object.assign(this, { data, place: found, back });
      const whole = data.entry ? "this entry" : "this brief";
      this.name.textContent = `Cite ${found?.short ?? whole}`;
      this.what.textContent = found?.long ?? (data.entry ? `${title}, in the glossary` : title);
      this.quote.textContent = excerpt(found?.words ?? "");
      // An editors' note is in no original, and an entry is ours.
      const offered = data.entry ? ["entry"] : found?.kind === "annotation" ? ["edition"] : ["edition", "original"];
      this.works.hidden = offered.length < 2;
      this.works.replaceChildren(make("legend", { className: "said" }, "Which text"), ...offered.map((work, i) => this.choice(work, !i)));
      this.offer();
      this.element.showModal();
    }

    choice(work, checked) {
      const input = make("input", { type: "radio", name: "cite-work", value: work, checked });
      const about = make("small", { id: `cite-about-${work}` }, WORKS[work] ?? "");
      input.setAttribute("aria-describedby", about.id);
      return make("label", {}, input, make("span", {}, this.called(work)), about);
    }

    called(work) {
      const here = this.place && work === "edition";
      return (here ? (editionOf(this.place, this.data) ?? this.data.place) : this.data[work]).label;
    }

    /** The formats of the text that is chosen; the one chosen last, where it is among them. */
    offer() {
      const work = this.works.querySelector(":checked").value;
      const here = this.place && work === "edition" ? this.place : null;
      const note = here?.kind === "annotation" && this.data.notes.find(({ ids }) => ids.includes(here.anchor));
      const fixed = here && editionOf(here, this.data);
      const { formats } = note || (here ? this.data.place : this.data[work]);
      this.formats = formats
        .filter(({ id }) => id !== "quotation" || here?.words)
        .map((format) => (here ? filled(format, here, this.data, fixed) : format));
      const groups = Object.entries(GROUPS).map(([label, belongs]) =>
        make("optgroup", { label }, ...this.formats.filter(belongs).map(({ id, label: name }) => make("option", { value: id }, name))),
      );
      const last = __md_get("cite-format");
      this.format.replaceChildren(...groups);
      this.format.value = this.formats.some(({ id }) => id === last) ? last : this.formats[0].id;
      this.since.textContent = here ? since(here, this.data, fixed) : "";
      this.at = here?.anchor ?? (work === "original" ? "original" : "");
      this.show();
    }

    show() {
      const chosen = (this.chosen = this.formats.find(({ id }) => id === this.format.value));
      const html = chosen.html && new DOMParser().parseFromString(chosen.html, "text/html").body.childNodes;
      this.shown.replaceChildren(...(html ?? [chosen.text.trimEnd()]));
      this.shown.classList.toggle("data", chosen.id in FILES);
      this.status.textContent = "";
      URL.revokeObjectURL(this.file.href);
      const [ending, type] = FILES[chosen.id] ?? [];
      this.file.hidden = !ending;
      if (!ending) return this.file.removeAttribute("href");
      this.file.textContent = `Download .${ending}`;
      this.file.download = `${[this.data.id, this.at].filter(Boolean).join("-")}.${ending}`;
      this.file.href = URL.createObjectURL(new Blob([chosen.text], { type }));
    }

    async copied() {
      const { text, html, label } = this.chosen;
      this.status.textContent = "";
      try {
        if (html) {
          const blob = (type, what) => new Blob([what], { type });
          await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) })]);
        } else await navigator.clipboard.writeText(text);
        this.status.textContent = `Copied: ${label}`;
      } catch {
        getSelection().selectAllChildren(this.shown);
        this.status.textContent = "The browser did not let the page copy. The citation is selected; copy it yourself.";
      }
    }

    closed() {
      const back = this.back?.isConnected ? this.back : this.place?.home;
      back?.focus({ preventScroll: true });
    }
  }

  // --- what opens it ---------------------------------------------------------------------

  let dialog = null;
  const failed = make("p", { className: "cite-failed" });
  failed.setAttribute("role", "status");

  async function cite(found, back = document.activeElement) {
    if (dialog?.element.open) return;
    try {
      const data = await load();
      dialog ??= new CiteDialog();
      if (!dialog.element.open) dialog.open(data, found, back);
    } catch {
      fallBack(found);
    }
  }

  /** What was written with the page, and the words to add to it by hand. */
  function fallBack(found) {
    const home = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split("#")[0];
    const more = found ? ` To cite ${found.short}, add it to a citation of this annotated edition; its address is ${home}#${found.anchor}` : "";
    failed.textContent = `The dialog could not load the citations. Here is what the page holds.${more}`;
    box.open = true;
    box.scrollIntoView();
    box.querySelector("summary").focus({ preventScroll: true });
  }

  const button = make("button", { type: "button", className: "cite-selection ours" });
  button.setAttribute("aria-keyshortcuts", "c");
  let waiting = 0;
  let pressed = false;

  /** The button below the last selected word, in the passage, so that Tab leads on to it. */
  function offerSelection() {
    clearTimeout(waiting);
    if (pressed || dialog?.element.open) return;
    const found = selected();
    button.found = found;
    if (!found) return button.remove();
    button.textContent = `Cite ${found.short}`;
    const { passage, end: [node, to] } = found.last;
    if (button.parentElement !== passage) passage.append(button);
    const last = document.createRange();
    last.setStart(node, Math.max(0, to - 1));
    last.setEnd(node, to);
    const [word, frame] = [last.getBoundingClientRect(), button.offsetParent.getBoundingClientRect()];
    button.style.top = `${word.bottom - frame.top + 8}px`;
    button.style.left = `${Math.max(0, Math.min(word.right - frame.left - 16, frame.width - button.offsetWidth))}px`;
  }

  function atSelection() {
    const soon = (wait) => {
      clearTimeout(waiting);
      waiting = setTimeout(offerSelection, wait);
    };
    document.addEventListener("selectionchange", () => soon(200));
    addEventListener("pointerdown", ({ pointerType }) => (pressed = pointerType === "mouse"));
    for (const event of ["pointerup", "pointercancel"]) addEventListener(event, () => ((pressed = false), soon(50)));
    addEventListener("resize", () => soon(100));
    button.addEventListener("mousedown", (event) => event.preventDefault()); // or the words are no longer selected
    button.addEventListener("click", () => cite(button.found, button));
  }

  /** "Cite" after an endnote, beside the ways back. */
  function atNotes() {
    for (const note of document.querySelectorAll(".note[id]")) {
      const { short } = place([note]);
      const open = make("button", { type: "button", className: "cite-note ours" }, "Cite", make("span", { className: "said" }, ` ${short}`));
      open.addEventListener("click", () => cite(place([note]), open));
      note.append(" ", open);
    }
  }

  if (box) {
    box.before(failed);
    addEventListener("click", (event) => {
      const plainClick = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      const door = event.target.closest?.('a[href="#cite"], details.cite:not(#cite) > summary');
      if (!door || !plainClick) return;
      event.preventDefault();
      cite(door.matches("a") ? null : placeAt(door.closest("[id]").id), door);
    });
    addEventListener("glossator:cite", ({ detail }) => {
      if (detail?.anchor) cite(placeAt(detail.anchor));
      else if (button.isConnected) cite(selected() ?? button.found, button); // the button is late by a moment
      else cite(selected());
    });
    const unfold = () => location.hash === "#cite" && (box.open = true);
    addEventListener("hashchange", unfold);
    unfold();
    if (article.matches(".brief")) {
      atNotes();
      atSelection();
    }
  }
}
