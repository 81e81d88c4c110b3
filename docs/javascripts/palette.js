// The reader's choice of colours, set before anything is drawn. No choice: the style
// sheet follows the system.
{
  const { color } = __md_get("__palette") ?? {};
  if (color?.media && color.media !== "(prefers-color-scheme)") {
    document.body.dataset.mdColorMedia = color.media;
    document.body.dataset.mdColorScheme = color.scheme;
  }
}
