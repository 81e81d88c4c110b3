// What a reader has chosen, set before anything is drawn: the colours (no choice: the style
// sheet follows the system) and whether the editors' notes are shown.
document.documentElement.classList.add("scripted");
document.body.classList.toggle("notes-off", __md_get("notes-off") === true);
{
  const { color } = __md_get("__palette") ?? {};
  if (color?.media && color.media !== "(prefers-color-scheme)") {
    document.body.dataset.mdColorMedia = color.media;
    document.body.dataset.mdColorScheme = color.scheme;
  }
}
