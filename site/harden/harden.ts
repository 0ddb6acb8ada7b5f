import {addressFrom, writePages, type BuiltSite} from "../builtSite.js";
import {inlineScript, writeClientScript} from "../clientScript.js";
import {accessibleShell} from "./accessibleShell.js";
import {contentSecurityPolicy} from "./contentSecurityPolicy.js";
import {fileIntegrity} from "./fileIntegrity.js";
import {withoutScripts} from "./withoutScripts.js";

/**
 * Adds to every page what it should have in public, whatever is on it: a shell that keyboards and assistive technology
 * can use, a sentence for where no script runs, a comparison of its files with what it was built with, and a policy that
 * lets nothing in from elsewhere.
 * The last change to the pages, as the policy names the scripts in them by their hashes.
 */
export async function harden(site: BuiltSite): Promise<void> {
  const {folder, pages} = site;
  const [fetch, shell] = await Promise.all(
    ["verifiedFetch", "shell"].map((name) => {
      return writeClientScript(folder, new URL(`./${name}.ts`, import.meta.url), "_harden");
    })
  );
  const prelude = await inlineScript(new URL("./prelude.ts", import.meta.url));
  for (const page of pages) {
    accessibleShell(page.document, {language: "en", script: addressFrom(page, shell!)});
    withoutScripts(page, prelude);
    await fileIntegrity(folder, page, addressFrom(page, fetch!));
    contentSecurityPolicy(page.document);
  }
  await writePages(site);
}
