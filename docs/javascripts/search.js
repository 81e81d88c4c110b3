// The door of the search: the keys that lead to it, and what loads the rest with the first question.
// Pagefind finds the pages; which of their paragraphs answer is found in search/, file by file.
"use strict";

{
  const HERE = document.currentScript.src;
  const form = document.querySelector("#search-page");
  const box = form ? form.closest("article") : document.querySelector(".masthead .search");
  const input = box?.querySelector(".search-query");
  const panel = box?.querySelector(".search-panel");
  const says = panel?.querySelector("[role=status]");
  const rest = panel?.querySelector(".search-body");
  let loading = null;
  let attempt = 0;

  function tell(text, ...more) {
    for (const closed of [panel, ...box.querySelectorAll("#search-found")]) closed.hidden = false;
    says.textContent = text;
    rest.replaceChildren(...more);
  }

  function failed() {
    loading = null;
    const again = make("button", { type: "button", className: "search-more" }, "Try again");
    again.addEventListener("click", () => (input.focus(), start()));
    tell(navigator.onLine ? "The search could not be loaded." : "You are offline, and the search is not loaded yet.", again);
  }

  /** Loads what searches, once; from then on it hears what is typed. */
  function start() {
    if (location.protocol === "file:") return tell("Searching needs a web server: a page that is opened from a disk may not read the index.");
    if (loading) return;
    const slow = setTimeout(() => tell("The index is loading …"), 150);
    const name = form ? "page" : "header";
    loading = import(new URL(`search/${name}.js${attempt++ ? `?${attempt}` : ""}`, HERE))
      .then((part) => (clearTimeout(slow), input.removeEventListener("input", start), part[name](box)))
      .catch(() => (clearTimeout(slow), failed()));
  }

  if (input) {
    input.addEventListener("input", start);
    box.querySelector("form").addEventListener("submit", (event) => {
      // The header leads to the page of the search by the form itself, where there is a server.
      if (form || location.protocol === "file:") event.preventDefault();
      if (location.protocol === "file:") start();
    });
    addEventListener("keydown", (event) => {
      const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const off = document.body.classList.contains("keys-off") || document.querySelector("dialog[open]");
      const slash = event.key === "/" && !typing && !off && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!command && !slash) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }
  if (form) {
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) input.value = asked;
    if (asked) start();
    else input.focus();
  }
}
