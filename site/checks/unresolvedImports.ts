import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {inlineModules} from "../inlineScripts.js";
import type {BuiltSite} from "../builtSite.js";
import {moduleImports} from "./moduleImports.js";
import type {Problem} from "./problem.js";

/** Imports that no browser can follow: of packages not installed, from other sites, of files that are not there. */
export async function unresolvedImports({folder, files, pages}: BuiltSite): Promise<Problem[]> {
  const scripts = pages.flatMap(({path, document}) =>
    inlineModules(document).map(({text}) => ({file: path, code: text}))
  );
  const paths = files.filter((file) => file.startsWith("_import/") && file.endsWith(".js"));
  const modules = await Promise.all(
    paths.map(async (file) => ({file, code: await readFile(join(folder, file), "utf8")}))
  );
  const known = new Set(files);
  const problems = await Promise.all(
    [...scripts, ...modules].map(async ({file, code}) => {
      const imports = await moduleImports(code);
      const reasons = imports.map(({specifier}) => whyUnresolved(file, specifier, known));
      return reasons.filter((reason) => reason !== undefined).map((reason) => ({file, reason}));
    })
  );
  return problems.flat();
}

function whyUnresolved(file: string, specifier: string, files: ReadonlySet<string>): string | undefined {
  if (/^(?:\w+:|\/\/)/.test(specifier)) return `import from another site: ${specifier}`;
  if (!/^\.{0,2}\//.test(specifier)) return `import of a package that is not installed: ${specifier}`;
  const target = specifier.startsWith("/") ? specifier.slice(1) : posix.join(posix.dirname(file), specifier);
  if (files.has(target)) return undefined;
  const hint = target.endsWith(".ts") ? "; write .js where the source ends in .ts" : "";
  return `import of a file that is not there: ${specifier}${hint}`;
}
