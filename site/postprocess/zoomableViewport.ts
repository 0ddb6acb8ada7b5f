/** Lets readers enlarge a page, which Framework's maximum-scale forbids on some telephones. */
export function zoomableViewport(document: Document): void {
  const viewport = document.querySelector<HTMLMetaElement>("meta[name=viewport]");
  if (viewport !== null) viewport.content = "width=device-width, initial-scale=1";
}
