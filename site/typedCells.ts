import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {argv} from "node:process";
import {fileURLToPath} from "node:url";
import ts from "typescript";

const fenceLine = /^(`{3,}|~{3,})(.*)$/;
const expression = /\$\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;

/**
 * The TypeScript cells of a page and the expressions in its text as one module, in which every line keeps its number,
 * so that the compiler's errors point into the page. Each cell is a function, and what it declares is for the others
 * what Framework makes of it: a promise's value, a generator's latest.
 * @param markdown a page whose code stands in fences marked "ts"
 */
export function cellsOf(markdown: string): string {
  const lines = markdown.split("\n");
  const code: string[] = lines.map(() => "");
  const declared: string[] = [];
  for (let i = 0; i < lines.length; ++i) {
    const [, fence, info = ""] = fenceLine.exec(lines[i]!) ?? [];
    if (fence === undefined) {
      code[i] = expressionsIn(lines[i]!, i);
      continue;
    }
    const end = lines.findIndex((line, j) => j > i && line.trim() === fence);
    if (end < 0) break;
    if (/^ts\b(?!.*\brun="?false)/.test(info)) declared.push(...placeCell(code, lines.slice(i + 1, end), i + 1));
    i = end;
  }
  return [...code, ...declared, "export {};\n"].join("\n");
}

function expressionsIn(line: string, index: number): string {
  const found = Array.from(line.matchAll(expression), ([, code]) => code);
  return found.length === 0 ? "" : `export const text${index} = async () => [${found.join(", ")}];`;
}

/**
 * Puts a cell where it stands in the page: its imports as they are, the rest in a function.
 * @returns what its names are in other cells
 */
function placeCell(code: string[], cell: readonly string[], first: number): string[] {
  const source = ts.createSourceFile("cell.ts", cell.join("\n"), ts.ScriptTarget.ES2022);
  const body = source.statements.find((statement) => !ts.isImportDeclaration(statement));
  cell.forEach((line, i) => (code[first + i] = line));
  if (body === undefined) return [];
  const start = source.getLineAndCharacterOfPosition(body.getStart(source)).line;
  const names = source.statements.flatMap(declaredNames);
  code[first + start] = `export async function cell${first}() { ${cell[start]!}`;
  code[first + cell.length] = `return {${names.join(", ")}}; }`;
  return names.map((name) => {
    return `export declare const ${name}: Settled<Awaited<ReturnType<typeof cell${first}>>["${name}"]>;`;
  });
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({name}) => boundNames(name));
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/**
 * Writes the cells of every page as PAGE.md.ts, so that the compiler can check them.
 * @param root folder of the pages
 * @param output folder that is emptied and filled
 */
export async function writeCells(root: string, output: string): Promise<void> {
  await rm(output, {recursive: true, force: true});
  const paths = await readdir(root, {recursive: true});
  for (const path of paths.filter((path) => path.endsWith(".md") && !path.startsWith("."))) {
    const target = join(output, `${path}.ts`);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, cellsOf(await readFile(join(root, path), "utf8")));
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeCells("src", ".cache/cells");
