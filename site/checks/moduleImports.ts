import {build, type ImportKind} from "esbuild";

/** An import as it stands in a module's code. */
export interface ModuleImport {
  readonly specifier: string;
  readonly kind: ImportKind;
}

/** Everything that a module's code imports, statically or on demand, as a parser sees it. */
export async function moduleImports(code: string): Promise<ModuleImport[]> {
  const found: ModuleImport[] = [];
  await build({
    stdin: {contents: code, loader: "js"},
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "record imports",
        setup({onResolve}) {
          onResolve({filter: /./}, ({path, kind}) => {
            if (kind === "entry-point") return undefined;
            found.push({specifier: path, kind});
            return {path, external: true};
          });
        }
      }
    ]
  });
  return found;
}
