import {writePages, type BuiltSite} from "../builtSite.js";
import {inlineScript} from "../clientScript.js";
import {accessibleShell} from "./accessibleShell.js";
import {afterPaint} from "./afterPaint.js";
import {contentSecurityPolicy} from "./contentSecurityPolicy.js";
import {fileIntegrity} from "./fileIntegrity.js";
import {shortStyles} from "./shortStyles.js";
import {withoutScripts} from "./withoutScripts.js";

/**
 * Adds to every page what it should have in public, whatever is on it: a shell that keyboards and assistive technology
 * can use, a sentence for where no script runs, short style sheets without a request, a comparison of its files with what
 * it was built with, what there is to read before what makes it live, and a policy that lets nothing in from elsewhere.
 * A page that has a policy already is left as it is. The last change to the pages, as the policy names the scripts in them by their hashes.
 */
export async function harden(site: BuiltSite, language = "en"): Promise<void> {
  const {folder, pages} = site;
  const script = (name: string): Promise<string> => inlineScript(new URL(`./${name}.ts`, import.meta.url));
  const [prelude, shell, fetch, begin] = await Promise.all(["prelude", "shell", "verifiedFetch", "begin"].map(script));
  const open = pages.filter(
    ({document}) => document.querySelector("meta[http-equiv=Content-Security-Policy]") === null
  );
  for (const page of open) {
    accessibleShell(page.document, {language, script: shell!});
    withoutScripts(page, prelude!);
    await shortStyles(folder, page);
    await fileIntegrity(folder, page, fetch!);
    afterPaint(page.document, begin!);
    contentSecurityPolicy(page.document);
  }
  await writePages(site);
}
