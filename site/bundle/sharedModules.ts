import type {Metafile} from "esbuild";

/** A chunk of as many bytes is worth a request of its own: most pages do without it. */
const largeChunk = 8192;

/**
 * The modules of ours that esbuild would lay into small chunks of their own, each shared by another set of entries:
 * dozens of files. Modules that import a package, at once or through others, are not among them, since whatever is
 * joined with them would load the package too.
 * Nor are those that only code shares which is loaded later: every page would load them for it.
 * @param metafile what esbuild says of a first run; paths relative to the site
 * @param entries the modules that pages import
 * @returns their paths, sorted
 */
export function sharedModules({inputs, outputs}: Metafile, entries: readonly string[]): string[] {
  const atOnce = loadedAtOnce(outputs, entries);
  const isLight = (path: string, above: readonly string[] = []): boolean =>
    path.startsWith("_import/") &&
    (inputs[path]?.imports ?? []).every(
      ({path: next, kind, external}) =>
        kind !== "import-statement" || external === true || above.includes(next) || isLight(next, [...above, path])
    );
  const chunks = Object.entries(outputs)
    .filter(([path, {entryPoint, bytes}]) => entryPoint === undefined && bytes < largeChunk && atOnce.has(path))
    .map(([, chunk]) => chunk);
  const shared = new Set(chunks.flatMap((chunk) => Object.keys(chunk.inputs)));
  return [...shared].filter((path) => isLight(path)).sort();
}

/** The files that pages load with what they import, be it through others. */
function loadedAtOnce(outputs: Metafile["outputs"], entries: readonly string[]): ReadonlySet<string> {
  const isEntry = (path: string): boolean => entries.includes(outputs[path]!.entryPoint ?? "");
  const found = new Set(Object.keys(outputs).filter(isEntry));
  for (const path of found) {
    for (const {path: next, kind, external} of outputs[path]?.imports ?? [])
      if (kind === "import-statement" && external !== true) found.add(next);
  }
  return found;
}
