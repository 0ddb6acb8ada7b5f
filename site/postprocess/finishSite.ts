import {pageAddress, writePages, type BuiltSite} from "../builtSite.js";
import {bundle} from "./bundle.js";
import {contentSecurityPolicy} from "./contentSecurityPolicy.js";
import {documentLanguage} from "./documentLanguage.js";
import {fragmentLinks} from "./fragmentLinks.js";
import {namedLandmarks} from "./namedLandmarks.js";
import {sidebarControls} from "./sidebarControls.js";
import {skipLink} from "./skipLink.js";
import {zoomableViewport} from "./zoomableViewport.js";

const mends = [documentLanguage, zoomableViewport, namedLandmarks, sidebarControls, fragmentLinks, skipLink] as const;

/**
 * Makes of what Framework has built what is published: few files, accessible, and closed to code from elsewhere.
 * @param wasmPages addresses of pages that themselves compile WebAssembly: "/try"
 */
export async function finishSite(site: BuiltSite, wasmPages: readonly string[]): Promise<void> {
  await bundle(site);
  for (const {path, document} of site.pages) {
    for (const mend of mends) mend(document);
    contentSecurityPolicy(document, wasmPages.includes(pageAddress(path)));
  }
  await writePages(site);
}
