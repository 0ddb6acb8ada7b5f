import {writePages, type BuiltSite} from "../builtSite.js";
import {bundle} from "./bundle.js";
import {contentSecurityPolicy} from "./contentSecurityPolicy.js";
import {documentLanguage} from "./documentLanguage.js";
import {fragmentLinks} from "./fragmentLinks.js";
import {namedLandmarks} from "./namedLandmarks.js";
import {sidebarControls} from "./sidebarControls.js";
import {skipLink} from "./skipLink.js";
import {zoomableViewport} from "./zoomableViewport.js";

const mends = [documentLanguage, zoomableViewport, namedLandmarks, sidebarControls, fragmentLinks, skipLink] as const;

/** Makes of what Framework has built what is published: few files, accessible, and closed to code from elsewhere. */
export async function finishSite(site: BuiltSite): Promise<void> {
  await bundle(site);
  for (const {document} of site.pages) {
    for (const mend of mends) mend(document);
    contentSecurityPolicy(document);
  }
  await writePages(site);
}
