// What a reader has chosen, set before anything is drawn: the colours (no choice: the style
// sheet follows the system), whether the editors' notes are shown and single keys act.
for (const off of ["notes-off", "keys-off"]) document.body.classList.toggle(off, __md_get(off) === true);
{
  const { color } = __md_get("__palette") ?? {};
  if (color?.media && color.media !== "(prefers-color-scheme)") {
    document.body.dataset.mdColorMedia = color.media;
    document.body.dataset.mdColorScheme = color.scheme;
  }
}
