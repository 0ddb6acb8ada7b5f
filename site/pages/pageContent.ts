import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {pathToFileURL} from "node:url";
import {JSDOM} from "jsdom";
import {figureShell} from "../../src/components/figureShell.js";
import type {Figure} from "../../src/figures/figure.js";
import {figures} from "../../src/figures/registry.js";
import type {Tables} from "../../src/lib/tables.js";
import type {PageContent} from "./directives.js";

type Statements = Readonly<Record<string, (tables: Tables) => string>>;

/** Room that the build draws figures for, px; the browser draws them again for the room there is. */
const drawingWidth = {text: 680, wide: 1040} as const;

/**
 * All statements and figures of the pages, drawn from a report's tables.
 * @param root folder of the project
 */
export async function pageContent(tables: Tables, root: string): Promise<PageContent> {
  const statements = await loadStatements(join(root, "src", "statements"));
  const drawn = new Map<string, string>();
  for (const [name, load] of Object.entries(figures)) drawn.set(name, drawFigure(name, await load(), tables, root));
  return {
    statement(page, name) {
      const statement = statements.get(page)?.[name];
      if (statement === undefined)
        throw new RangeError(`unknown statement on page ${page}: got {{${name}}}; see src/statements${page}.ts`);
      return statement(tables);
    },
    figure(page, name) {
      const html = drawn.get(name);
      if (html === undefined)
        throw new RangeError(`unknown figure on page ${page}: got {{figure ${name}}}; see src/figures/registry.ts`);
      return html;
    }
  };
}

async function loadStatements(folder: string): Promise<Map<string, Statements>> {
  const modules = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const loaded = modules.map(async (file) => {
    const statements = (await import(pathToFileURL(join(folder, file)).href)) as Statements;
    return [`/${basename(file, ".ts")}`, statements] as const;
  });
  return new Map(await Promise.all(loaded));
}

function drawFigure(name: string, figure: Figure, tables: Tables, root: string): string {
  const {document} = new JSDOM("").window;
  const options = {document, width: drawingWidth[figure.size], sheetUrl: (sheet: string) => `./data/${sheet}.png`};
  return figureShell(figure, tables, {...options, name, code: figureCode(name, root)}).outerHTML;
}

function figureCode(name: string, root: string): string {
  const module = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const path = join(root, "src", "figures", `${module}.ts`);
  if (!existsSync(path)) throw new Error(`missing figure module: expected ${path} for figure ${name}`);
  return readFileSync(path, "utf8");
}
