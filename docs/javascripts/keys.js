// Keys for readers, all of them also buttons in a window that lists them. None acts in a field,
// with another key held, or while a window is open; a reader can switch them off (WCAG 2.1.4).
"use strict";

{
  const notes = document.querySelector(".tools .switch");
  const terms = document.querySelector(".brief #terms details");
  const glossary = [...document.querySelectorAll(".masthead-links a")].find((link) => link.pathname.endsWith("/glossary/"));
  const search = document.querySelector(".search-query");
  const cite = () => {
    const anchor = getSelection().isCollapsed ? (reading?.piece() ?? null) : null; // else the words
    dispatchEvent(new CustomEvent("glossator:cite", { detail: { anchor } }));
  };

  function toTerms() {
    terms.open = true;
    terms.querySelector("summary").focus();
    terms.scrollIntoView({ behavior: "instant", block: "start" });
  }

  const KEYS = [
    reading && ["j", "Next paragraph", () => reading.step(1)],
    reading && ["k", "Previous paragraph", () => reading.step(-1)],
    (reading || document.getElementById("cite")) && ["c", reading ? "Cite this paragraph" : "Cite this page", cite],
    notes && ["n", "Hide or show the editors’ notes", () => notes.click()],
    terms ? ["g", "Terms in this brief", toTerms] : glossary && ["g", "Glossary", () => glossary.click()],
    search && ["/", "Search", () => search.focus()], // the key itself is heard in search.js
  ].filter(Boolean);

  const list = make("ul", {}, ...KEYS.map(([key, says, act]) => {
    const button = make("button", { type: "button" }, make("kbd", {}, key), make("span", {}, says));
    button.addEventListener("click", () => (dialog.close(), act()));
    return make("li", {}, button);
  }));
  const on = make("input", { type: "checkbox", checked: !document.body.classList.contains("keys-off") });
  const close = make("button", { type: "button", className: "keys-close" }, "Close");
  const dialog = make("dialog", { className: "keys" },
    make("h2", { id: "keys-title" }, "Keys"),
    list,
    make("p", {}, make("label", {}, on, " Listen to single keys"), " ", make("span", {}, "The buttons above act in any case.")),
    close,
  );
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.setAttribute("closedby", "any"); // a click beside it, too
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  on.addEventListener("change", () => __md_set("keys-off", document.body.classList.toggle("keys-off", !on.checked)));

  const open = () => dialog.showModal();
  const opener = document.querySelector(".masthead .keys-open");
  const second = opener.cloneNode(true);
  for (const one of [opener, second]) one.addEventListener("click", open);
  reading?.bar.append(second);

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (document.body.classList.contains("keys-off") || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const act = event.key === "?" ? open : event.key === "/" ? null : KEYS.find(([key]) => key === event.key)?.[2];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
