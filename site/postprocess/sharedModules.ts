import type {Metafile} from "esbuild";

/**
 * The modules of ours that esbuild would lay into chunks of their own, each shared by another set of entries: dozens
 * of small files. Modules that import a package, at once or through others, are not among them, since whatever is
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
  const chunks = Object.values(outputs).filter(({entryPoint}) => entryPoint === undefined);
  const shared = new Set(chunks.flatMap((chunk) => Object.keys(chunk.inputs)));
  return [...shared].filter((path) => isLight(path)).sort();
}
