import type {Fault} from "./fault.js";

const everyPage = ["test/browser/pages.test.ts"] as const;
const everyPageAnyhow = [...everyPage, "test/release/pageSizes.test.ts"] as const;

/** Mistakes that types, lint, a build or tests in a browser are to find. */
export const siteFaults: readonly Fault[] = [
  {
    name: "a command does not wait for the run that it names",
    area: "commands",
    file: "data-loaders/commands/trainRuns.ts",
    find: "await obtainInProfile(run, workplace)",
    replace: "obtainInProfile(run, workplace)",
    step: "types",
    tests: []
  },
  {
    name: "nobody waits until the server has closed",
    area: "server",
    file: "site/serve.ts",
    find: 'await once(server, "close");',
    replace: 'once(server, "close");',
    step: "lint",
    tests: []
  },
  {
    name: "a page links to a claim that there is not",
    area: "pages",
    file: "src/analysis.md",
    find: "./claims#c26",
    replace: "./claims#c99",
    step: "build",
    tests: []
  },
  {
    name: "a style sheet loads a font from another site",
    area: "pages",
    file: "src/styles/text.css",
    find: "/* Text */\n",
    replace: '@font-face {\n  font-family: Charter;\n  src: url("https://fonts.example/charter.woff2");\n}\n',
    step: "build",
    tests: []
  },
  {
    name: "muted words are too light on paper",
    area: "pages",
    file: "src/styles/tokens.css",
    find: "--muted: #655e54;",
    replace: "--muted: #8a8378;",
    step: "browser",
    tests: everyPage
  },
  {
    name: "muted words are too dark in the dark",
    area: "pages",
    file: "src/styles/tokens.css",
    find: "--muted: #a89f92;",
    replace: "--muted: #6f675c;",
    step: "browser",
    tests: everyPageAnyhow
  },
  {
    name: "the explorer's filters stand in one row, however narrow the window",
    area: "explorer",
    file: "src/explore/styles/filters.css",
    find: ".filter-fields {\n  display: flex;\n  flex-wrap: wrap;",
    replace: ".filter-fields {\n  display: flex;\n  flex-wrap: nowrap;",
    step: "browser",
    tests: everyPageAnyhow
  },
  {
    name: "pages tell another site that they were opened",
    area: "pages",
    file: "src/page/page.ts",
    find: "function equip(figure: Element): void {\n",
    replace: 'function equip(figure: Element): void {\n  navigator.sendBeacon("https://count.example/");\n',
    step: "browser",
    tests: everyPage
  },
  {
    name: "the list of sources on Try it has lost the id that a script's link leads to",
    area: "try",
    file: "src/try/sources/imageSources.ts",
    find: '{class: "sources", id: sourcesId}',
    replace: '{class: "sources"}',
    step: "browser",
    tests: everyPage
  },
  {
    name: "the confusion matrix is no grid that arrow keys move in",
    area: "figures",
    file: "src/figures/confusionMatrices.ts",
    find: '{"data-grid": true, "aria-labelledby": id}',
    replace: '{"aria-labelledby": id}',
    step: "browser",
    tests: ["test/browser/pages.test.ts", "test/browser/figures.test.ts"]
  },
  {
    name: "a figure is not drawn again for a choice",
    area: "pages",
    file: "src/training.md",
    find: "{width, measure}",
    replace: '{width, measure: "loss"}',
    step: "browser",
    tests: ["test/browser/figures.test.ts"]
  },
  {
    name: "a downloaded file is not compared with its hash",
    area: "site build",
    file: "site/harden/verifiedFetch.ts",
    find: "if (!(await has(content, integrity)))",
    replace: "if (!(await has(content, integrity)) && false)",
    step: "browser",
    tests: ["test/browser/figures.test.ts"]
  },
  {
    name: "images that both models take for a class pass for images of one model alone",
    area: "explorer",
    file: "src/explore/images/filter.ts",
    find: "a(image) !== b(image)",
    replace: "a(image) || b(image)",
    step: "browser",
    tests: ["test/browser/explore.test.ts"]
  },
  {
    name: "Escape in the gallery does not lead back to the matrix",
    area: "explorer",
    file: "src/explore/gallery/galleryInput.ts",
    find: "    this.#origin.focus();\n",
    replace: "",
    step: "browser",
    tests: ["test/browser/explore.test.ts"]
  },
  {
    name: "an image that is closed leaves the focus nowhere",
    area: "explorer",
    file: "src/explore/panel/openImage.ts",
    find: "    else this.#gallery.moveTo(place, {focus: true});\n",
    replace: "",
    step: "browser",
    tests: ["test/browser/exploreImages.test.ts"]
  },
  {
    name: "Try it shows calibrated probabilities for those of the report",
    area: "try",
    file: "src/modelView/answer.ts",
    find: "const {probabilities} = beliefs[model];",
    replace: "const {calibrated: probabilities} = beliefs[model];",
    step: "browser",
    tests: ["test/browser/tryIt.test.ts"]
  },
  {
    name: "training in a browser begins with other weights",
    area: "browser networks",
    file: "data-loaders/browser/trainHere.ts",
    find: "await WebAssembly.compile(kernels as BufferSource), run.seed);",
    replace: "await WebAssembly.compile(kernels as BufferSource), 0);",
    step: "browser",
    tests: ["test/browser/tryIt.test.ts"]
  }
];
