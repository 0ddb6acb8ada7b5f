import {createRequire} from "node:module";
import {join} from "node:path";
import {build, transform, type Metafile, type Plugin} from "esbuild";
import {contentKey} from "./contentKey.js";
import {lockedPackages} from "./lockedPackages.js";
import {sha256} from "./sha256.js";

/** The checkout. */
const root = join(import.meta.dirname, "..", "..");

/**
 * Names what some programs do: a hash of their code, with all that it imports of the project, as one bundle in which
 * comments, types, the places of files and, as a rule, names do not count, and of the locked versions of the packages
 * that it imports. What they read by a path, and not by an import, is none of it.
 * @param entries files, whose order counts
 * @param plugins of esbuild, for tests
 * @throws Error if a file cannot be read or does not compile
 */
export async function codeHash(entries: readonly string[], plugins: readonly Plugin[] = []): Promise<string> {
  const {text, metafile} = await codeBundle(entries, plugins);
  return contentKey({code: sha256(text), packages: lockedPackages(root, packagesOf(metafile))});
}

/** Files that some programs consist of, relative to the checkout. @throws Error as `codeHash` does */
export async function codeFiles(entries: readonly string[]): Promise<string[]> {
  const {metafile} = await codeBundle(entries);
  return Object.keys(metafile.inputs).filter((file) => file !== stdin);
}

const stdin = "<stdin>";

/** What `codeHash` makes its hash of: the code as one text, and of which files and packages it is made. @throws Error as `codeHash` does */
export async function codeBundle(
  entries: readonly string[],
  plugins: readonly Plugin[] = []
): Promise<{readonly text: string; readonly metafile: Metafile}> {
  const lines = entries.map((entry, i) => `export * as entry${i} from ${JSON.stringify(entry)};`);
  const {outputFiles, metafile} = await build({
    stdin: {contents: lines.join("\n"), resolveDir: root, loader: "ts"},
    absWorkingDir: root,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    write: false,
    plugins: [...plugins]
  });
  return {text: await withoutNames(outputFiles[0]!.text), metafile};
}

/**
 * The bundle with short names, which are given by how often each is used. Only now, of what is JavaScript already: from
 * TypeScript the names of types would have a say in which letters are taken first.
 */
async function withoutNames(code: string): Promise<string> {
  const {code: short} = await transform(code, {minify: true, format: "esm", target: "node20", legalComments: "none"});
  return short;
}

/** Names of the packages that a bundle imports and leaves out. */
function packagesOf({inputs}: Metafile): string[] {
  const imported = Object.values(inputs).flatMap(({imports}) => imports.filter(({external}) => external));
  const paths = new Set(imported.map(({path}) => path));
  const {builtinModules} = createRequire(import.meta.url)("node:module") as typeof import("node:module");
  const packages = [...paths].filter((path) => !path.startsWith("node:") && !builtinModules.includes(path));
  return packages.map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)![0]);
}
