// The glossary's A to Z: fewer entries as one types. Without this script all of them stand there.
"use strict";

const box = document.querySelector("#glossary-filter");
if (box) {
  const rows = [...document.querySelectorAll(".az li")];
  const [words, kind, brief] = ["words", "kind", "brief"].map((name) => box.elements[name]);
  const count = box.querySelector("[role=status]");
  const option = (select, value, text) => select.append(new Option(text, value));

  for (const name of [...new Set(rows.map((row) => row.dataset.kind))].sort()) option(kind, name, name);
  for (const name of [...new Set(rows.flatMap((row) => row.dataset.briefs.split("|")))].filter(Boolean).sort()) {
    option(brief, name, name);
  }

  const filter = () => {
    const sought = words.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits =
        row.textContent.toLocaleLowerCase().includes(sought) &&
        (!kind.value || row.dataset.kind === kind.value) &&
        (!brief.value || row.dataset.briefs.split("|").includes(brief.value));
      row.hidden = !fits;
      shown += fits;
    }
    for (const list of document.querySelectorAll(".az")) {
      list.hidden = list.previousElementSibling.hidden = ![...list.children].some((row) => !row.hidden);
    }
    count.textContent = shown === 1 ? "1 term" : `${shown} terms`;
  };
  document.querySelector(".lead").after(box);
  box.hidden = false;
  box.addEventListener("input", filter);
  box.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
