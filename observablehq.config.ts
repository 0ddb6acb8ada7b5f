import {fileURLToPath} from "node:url";
import {report} from "./data-loaders/report/report.js";
import {profileOfEnvironment} from "./data-loaders/training/protocol.js";
import {stubPackageCache} from "./site/offline.js";
import {withoutBulk} from "./site/pages/bulkSheets.js";
import {dataHashes} from "./site/pages/dataHashes.js";
import {reportDirectives} from "./site/pages/markdownPlugin.js";
import {pageContent} from "./site/pages/pageContent.js";
import {readTables} from "./src/lib/readTables.js";

const root = fileURLToPath(new URL(".", import.meta.url));
stubPackageCache("src");

// Pages state numbers, so the report must exist before the first page is rendered: this trains what is not stored.
const files = await report(profileOfEnvironment());
const {others} = withoutBulk(files);
const content = await pageContent(readTables(files), root);

export default {
  root: "src",
  output: process.env["SITE_OUTPUT"] ?? "dist",
  title: "Fashion-MNIST: ANN against CNN",
  style: "style.css",
  globalStylesheets: [],
  search: true,
  preserveExtension: false,
  head: `<link rel="icon" href="data:,">${dataHashes(others)}`,
  footer:
    "A report that trained its models when it was built, on the 70,000 images of Fashion-MNIST (© 2017 Zalando SE, MIT licence).",
  dynamicPaths: Object.keys(others).map((name) => `/data/${name}`),
  markdownIt: reportDirectives(content),
  pages: [
    {name: "1 Introduction", path: "/introduction"},
    {name: "2 Data", path: "/data"},
    {name: "3 Network topology", path: "/topology"},
    {name: "4 Training setup", path: "/training"},
    {name: "5 Evaluation and results", path: "/results"},
    {name: "6 Critical analysis", path: "/analysis"},
    {name: "7 Reflections and betterments", path: "/improvements"},
    {name: "Claims audit", path: "/claims"},
    {name: "Explore the errors", path: "/explore"},
    {name: "Try it", path: "/try"},
    {name: "Reproduce it", path: "/reproduce"},
    {name: "References", path: "/references"}
  ]
};
