import {readFileSync} from "node:fs";

const packageFile = new URL("../../package.json", import.meta.url);
const {version, description, license} = JSON.parse(readFileSync(packageFile, "utf8")) as Readonly<
  Record<"version" | "description" | "license", string>
>;

/** What the report is called and by whom: in its head, its citation and its metadata. */
export const facts = {
  title: "Fashion-MNIST: ANN against CNN",
  description,
  version,
  license,
  licenseUrl: `https://spdx.org/licenses/${license}.html`,
  /** A group, as LICENSE has it. */
  author: "The authors of this report",
  /** When this version was released, as a date; no build's own, as two builds are the same to the byte. */
  released: "2026-11-30",
  language: "en",
  keywords: ["Fashion-MNIST", "image classification", "convolutional neural network", "reproducibility"]
} as const;

/** The data that the report is about. */
export const dataset = {
  name: "Fashion-MNIST",
  url: "https://github.com/zalandoresearch/fashion-mnist",
  licenseUrl: "https://spdx.org/licenses/MIT.html",
  creator: "Zalando SE",
  paper: "https://arxiv.org/abs/1708.07747",
  description:
    "70,000 grey images of garments, 28 × 28 pixels each, in ten classes: 60,000 to learn from and 10,000 to test."
} as const;

/**
 * Where the site will stand in public, with a slash at the end, as the variable SITE_URL says; undefined where it does not.
 * @throws Error if the variable holds no address of a web server
 */
export function siteUrl(): string | undefined {
  const text = process.env["SITE_URL"] ?? "";
  if (text === "") return undefined;
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new Error(`invalid SITE_URL: expected an address such as https://example.org/report/, got "${text}"`);
  const {origin, pathname} = new URL(text);
  return `${origin}${pathname.replace(/\/*$/, "/")}`;
}
