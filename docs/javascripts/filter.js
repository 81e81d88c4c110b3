// A list that grows shorter as one types: the glossary, the notes, the catalogue. Without this script all of it
// stands there. The form names the list's rows; each select is filled from what the rows say.
"use strict";

const box = document.querySelector("form.filter");
const rows = box ? [...document.querySelectorAll(box.dataset.rows)] : [];
if (rows.length > 1) {
  const lists = [...new Set(rows.map((row) => row.parentElement))];
  const words = box.elements.words;
  const selects = [...box.querySelectorAll("select")];
  const count = box.querySelector("[role=status]");
  const headingOf = ({ previousElementSibling: before }) => (before?.matches("h2, h3") ? before : null);
  const values = (row, name) => (row.dataset[name] ?? "").split("|").filter(Boolean);

  for (const select of selects) {
    const names = new Set(rows.flatMap((row) => values(row, select.name)));
    for (const name of [...names].sort((a, b) => a.localeCompare(b))) select.append(new Option(name, name));
  }

  const filter = () => {
    const sought = words.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits =
        row.textContent.toLocaleLowerCase().includes(sought) &&
        selects.every((select) => !select.value || values(row, select.name).includes(select.value));
      row.hidden = !fits;
      shown += fits;
    }
    for (const list of lists) {
      list.hidden = ![...list.children].some((row) => !row.hidden);
      if (headingOf(list)) headingOf(list).hidden = list.hidden;
    }
    count.textContent = `${shown} ${shown === 1 ? box.dataset.one : box.dataset.many}`;
  };
  box.addEventListener("input", filter);
  box.addEventListener("submit", (event) => event.preventDefault());
  filter();
} else if (box) box.hidden = true;
