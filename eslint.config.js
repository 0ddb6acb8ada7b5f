import {readFileSync} from "node:fs";
import {globalIgnores} from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders of data-loaders in the order in which the data flows: each imports only itself and those before it. */
const floors = JSON.parse(readFileSync(new URL("data-loaders/floors.json", import.meta.url), "utf8"));

/** What must not be imported, as a pattern of the path that is written, and why. */
const tfjs = {
  regex: "^@tensorflow/|^(?:\\.\\./)+(?:engine|models)/",
  message: "no tfjs and no models here: take and give plain arrays"
};
const inspectionTypes = {
  regex: "/inspection/",
  allowTypeImports: true,
  message: "tables take what an inspection found: import its types only"
};
const later = (floor) => ({
  regex: `^(?:\\.\\./)+(?:${floors.slice(floors.indexOf(floor) + 1).join("|") || "$"})/`,
  message: `${floor} knows nothing of what comes after it: ${floors.join(", ")}`
});
const srcBeyondLib = {regex: "^(?:\\.\\./)+src/(?!lib/)", message: "of src, data-loaders import only src/lib"};
const site = {regex: "^(?:\\.\\./)+site/", message: "no loader knows of the build around Framework"};
const dataLoaders = {regex: "^(?:\\.\\./)+data-loaders/", message: "of src, only loaders' entries import data-loaders"};
const node = {regex: "^node:", message: "this runs in the browser as well"};
const outside = (up) => ({regex: `^(?:\\.\\./){${up}}`, message: "src/lib imports nothing outside of itself"});

const nothingOfTfjs = {regex: "^@tensorflow/", message: "no tfjs here: plain arrays alone"};

/** What else a folder knows nothing of. */
const also = (floor) => {
  if (["random", "store", "dataset", "evaluation"].includes(floor)) return [nothingOfTfjs];
  if (floor === "claims") return [tfjs];
  return floor === "tables" ? [tfjs, inspectionTypes] : [];
};

const filesOf = {
  name: "observablehq:stdlib",
  importNames: ["FileAttachment"],
  message: "components load nothing: take rows"
};
const loading = ["FileAttachment", "fetch", "XMLHttpRequest"].map((name) => ({name, message: filesOf.message}));
const cellNames = ["display", "view", "width", "now", "dark", "resize", "invalidation", "visibility", "observable"];
const cells = [...cellNames, "Mutable", "Generators"].map((name) => ({name, message: "only cells of pages know this"}));
const mathRandom = {object: "Math", property: "random", message: "draw from a stream of data-loaders/random"};

const forbidImports = (files, patterns, paths = []) => ({
  files,
  ignores: ["src/data/**", "src/*.tar.ts"],
  rules: {"no-restricted-imports": ["error", {patterns, paths}]}
});

// Of two entries for the same files the later replaces the earlier, so each repeats what holds above it.
export default tseslint.config(
  globalIgnores([
    "data-loaders/engine/assembly/",
    "data-loaders/engine/nativeKernels.d.ts",
    "dist*/",
    ".cache/",
    "src/.observablehq/",
    "test/fixtures/site/"
  ]),
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", {disallowTypeAnnotations: false}],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
      "@typescript-eslint/unbound-method": "off",
      eqeqeq: "error",
      "no-duplicate-imports": "error",
      "no-eval": "error",
      "no-restricted-syntax": ["error", {selector: "TSEnumDeclaration", message: "write a union of literals"}],
      "prefer-const": "error"
    }
  },
  {files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked},
  {
    files: ["test/**"],
    rules: {"@typescript-eslint/no-unsafe-assignment": "off", "@typescript-eslint/require-await": "off"}
  },
  {files: ["data-loaders/**"], rules: {"no-restricted-properties": ["error", mathRandom]}},
  ...floors.map((floor) =>
    forbidImports([`data-loaders/${floor}/**`], [srcBeyondLib, site, later(floor), ...also(floor)])
  ),
  forbidImports(
    [
      "data-loaders/browser/*",
      "data-loaders/browser/{picture,reproduction,weights}/*",
      "data-loaders/engine/runtime/*"
    ],
    [srcBeyondLib, site, later("browser"), nothingOfTfjs, node]
  ),
  forbidImports(["src/**"], [dataLoaders, site, node]),
  forbidImports(["src/lib/*"], [node, outside(1)]),
  forbidImports(["src/lib/*/*"], [node, outside(2)]),
  forbidImports(["src/{components,figures,statements}/**"], [dataLoaders, site, node], [filesOf]),
  {files: ["src/**"], rules: {"no-restricted-globals": ["error", "FileAttachment", ...cells]}},
  {files: ["src/{components,figures,statements}/**"], rules: {"no-restricted-globals": ["error", ...loading, ...cells]}}
);
