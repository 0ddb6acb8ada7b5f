import {readFileSync} from "node:fs";
import {modelFileNames} from "./src/lib/modelFileNames.js";
import {subjectNames, subjects} from "./src/lib/schemas/subjects.js";
import {portableVariants} from "./src/lib/schemas/vocabulary.js";
import {facts} from "./data-loaders/publication/facts.js";
import {publicFiles} from "./data-loaders/publication/publicFiles.js";
import {typefaces} from "./data-loaders/publication/typefaces.js";
import {inProfile, profileOfEnvironment, sourceProtocol} from "./data-loaders/training/protocol.js";
import {fontFaces} from "./site/fontFaces.js";
import {foldedCode} from "./site/foldedCode.js";
import {terms} from "./site/terms.js";
import {glossary, termSlug} from "./src/lib/glossary.js";
import {localPackages} from "./site/packages/localPackages.js";
import {freshLoaders, takenOut} from "./site/freshLoaders.js";

const root = "src";
process.env["OBSERVABLE_TELEMETRY_DISABLE"] ??= "true";
localPackages(root);
freshLoaders(root, "data-loaders");

const fonts = process.argv.includes("preview") ? "_file/fonts" : "fonts";

/** In the page itself, where it costs no request, and in base64, as Framework encodes percent signs once more. */
const icon = `data:image/svg+xml;base64,${readFileSync(`${root}/icon.svg`).toString("base64")}`;

const profile = profileOfEnvironment();
const {epochCount, trainingFileCount, validationShare} = inProfile(profile, sourceProtocol);
const trainCount = Math.round((1 - validationShare) * trainingFileCount).toLocaleString("en-US");

const explained = Object.fromEntries(
  Object.entries(glossary).map(([term, meaning]) => [termSlug(term), {meaning, href: `./#term-${termSlug(term)}`}])
);

export default {
  root,
  output: process.env["SITE_OUTPUT"] ?? "dist",
  title: facts.title,
  style: "style.css",
  globalStylesheets: [],
  search: true,
  preserveExtension: true, // for hosts that know files alone, and for files opened without any host
  preserveIndex: true,
  toc: {label: "On this page"},
  head: ({path}: {path: string}) =>
    `<link rel="icon" href="${icon}">${fontFaces(typefaces, path, fonts)}<script type="module" src="/page/page.js"></script>`,
  header:
    profile === "quick"
      ? `<p class="quick-build">A quick build for trying things out: trained on ${trainCount} images for ${epochCount} epochs. Its numbers say nothing about the original report.</p>`
      : "",
  footer:
    "A report that trains both networks when it is built, with the 70,000 images of Fashion-MNIST, of which 10,000 only test (© 2017 Zalando SE, MIT licence).",
  dynamicPaths: files,
  interpreters: {".ts": [process.execPath, "--import", "tsx"]}, // by its command, tsx starts a process more for each loader
  markdownIt: (md: Parameters<typeof foldedCode>[0] & Parameters<typeof terms>[0]) => terms(foldedCode(md), explained),
  pages: [
    {
      name: "The story",
      pages: [
        {name: "Who wins", path: "/results"},
        {name: "What goes wrong, and when", path: "/analysis"},
        {name: "What would help?", path: "/improvements"},
        {name: "Was the report right?", path: "/claims"}
      ]
    },
    {
      name: "Play",
      pages: [
        {name: "Explore the errors", path: "/explore"},
        {name: "Try it", path: "/try"},
        {name: "Judge your model", path: "/mine"},
        {name: "Take the models home", path: "/models"}
      ]
    },
    {
      name: "The method",
      pages: [
        {name: "Introduction", path: "/introduction"},
        {name: "Data", path: "/dataset"},
        {name: "The two networks", path: "/topology"},
        {name: "Training", path: "/training"},
        {name: "Limitations", path: "/limitations"},
        {name: "Reproduce it", path: "/reproduce"},
        {name: "References", path: "/references"}
      ]
    }
  ]
};

/** Files at addresses of their own: tables, models, the sheets of images, of which the explorer opens a few, and figures' code. */
async function* files(): AsyncGenerator<string> {
  for (const {files} of typefaces) for (const {name} of files) yield `/fonts/${name}`;
  for (const name of Object.keys(publicFiles)) yield `/data/${name}`;
  const {readdirSync} = await import("node:fs");
  for (const subject of subjectNames)
    for (const table of subjects[subject].tables) yield `/data/${subject}/${table}.arrow`;
  for (const {file} of portableVariants.flatMap(modelFileNames)) yield `/data/models/${file}`;
  const {subjectFiles} = await import("./data-loaders/report/subjectFiles.js");
  for (const [subject, ending] of [
    ["images", ".png"],
    ["reproduction", ".bin"]
  ] as const) {
    const wanted = Object.entries(await subjectFiles(subject)).filter(([name]) => name.endsWith(ending));
    const paths = wanted.map(([name, content]) => [`/data/${subject}/${name}`, content] as const);
    takenOut(root, paths);
    for (const [path] of paths) yield path;
  }
  for (const name of readdirSync(`${root}/figures`)) if (name.endsWith(".ts")) yield `/figures/${name}`;
}
