import type {Metafile} from "esbuild";

/** A chunk of as many bytes is worth a request of its own: most pages do without it. */
const largeChunk = 8192;

/**
 * The modules of ours that esbuild would lay into small chunks of their own, each shared by another set of entries:
 * dozens of files. Modules that import a package, at once or through others, are not among them, since whatever is
 * joined with them would load the package too.
 * @param metafile what esbuild says of a first run; paths relative to the site
 * @returns their paths, sorted
 */
export function sharedModules({inputs, outputs}: Metafile): string[] {
  const isLight = (path: string, above: readonly string[] = []): boolean =>
    path.startsWith("_import/") &&
    (inputs[path]?.imports ?? []).every(
      ({path: next, kind, external}) =>
        kind !== "import-statement" || external === true || above.includes(next) || isLight(next, [...above, path])
    );
  const chunks = Object.values(outputs).filter(({entryPoint, bytes}) => entryPoint === undefined && bytes < largeChunk);
  const shared = new Set(chunks.flatMap((chunk) => Object.keys(chunk.inputs)));
  return [...shared].filter((path) => isLight(path)).sort();
}
