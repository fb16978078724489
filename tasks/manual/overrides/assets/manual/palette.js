// The colours that a reader chose, before anything is drawn; the first visit follows the device.
{
  const chosen = __md_get("__palette");
  if (chosen && chosen.color) {
    if (chosen.color.media === "(prefers-color-scheme)") {
      const light = matchMedia("(prefers-color-scheme: light)").matches;
      const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light ? "light" : "dark"})']`);
      for (const name of ["media", "scheme", "primary", "accent"]) {
        chosen.color[name] = input.getAttribute(`data-md-color-${name}`);
      }
    }
    for (const [name, value] of Object.entries(chosen.color)) {
      document.body.setAttribute(`data-md-color-${name}`, value);
    }
  }
}
