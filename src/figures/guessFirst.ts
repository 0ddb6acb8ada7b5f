import {tags} from "../components/tags.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {classNames, className} from "../lib/classNames.js";
import {percent} from "../lib/format.js";
import {imagesToGuess} from "../lib/highlights.js";
import {lookAlikes} from "../lib/lookAlikes.js";
import {confidenceOf, isRight, type PairedPrediction} from "../lib/pairedPredictions.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {modelName} from "../components/theme.js";
import {figure, type Pictures} from "./figure.js";
import {percentCell} from "./numbers.js";

const {a, div, fieldset, input, label, legend, li, ol, p, s, span, strong} = tags;

type Data = Pick<Tables, "predictions" | "highlights" | "sheets">;

/** Classes to choose among. */
const choiceCount = 4;

/** Three images for the reader to name first; the answers appear with the first choice, by style sheet alone. */
export function guessFirst(data: Data, options: Pictures): HTMLElement {
  const pairs = imagesToGuess(data);
  return figure(
    {
      name: "guess-first",
      title: "You first: what are these?",
      caption: "Three test images that at least one network gets wrong. Choose, and see what both made of each.",
      numbers: {
        columns: ["Test image", "Label", ...models.flatMap((model) => [modelName[model], "Confidence"])],
        rows: pairs.map((pair) => [
          pair.example,
          className(pair.label),
          ...models.flatMap((model) => [className(pair[model].prediction), percentCell(confidenceOf(pair[model]))])
        ])
      },
      tables: ["predictions", "highlights", "sheets"]
    },
    draw(data, pairs, options)
  );
}

function draw(data: Data, pairs: readonly PairedPrediction[], {images}: Pictures): Element {
  const image = highlightFinder(data);
  return ol(
    {class: "guesses", role: "list"},
    pairs.map((pair, i) =>
      li(
        {},
        image(pair.example, {images, size: 112, label: `Image ${i + 1} to be named`}),
        choices(pair, i),
        answers(pair)
      )
    )
  );
}

function choices(pair: PairedPrediction, i: number): HTMLElement {
  return fieldset(
    {class: "choice-group"},
    legend({}, `Image ${i + 1}`),
    offered(pair).map((one) =>
      label(
        {class: one === pair.label ? "right" : "wrong"},
        input({type: "radio", name: `guess-${pair.example}`, value: className(one)}),
        className(one)
      )
    )
  );
}

/** The true class, what the networks say, and classes like these, in the order of the labels; shape [4]. */
export function offered({label: truth, ann, cnn}: PairedPrediction): number[] {
  const said = [truth, ann.prediction, cnn.prediction];
  const alike = lookAlikes
    .filter(({labels}) => labels.some((one) => said.includes(one)))
    .flatMap(({labels}) => [...labels]);
  const all = [...said, ...alike, ...classNames.keys()];
  return [...new Set(all)].slice(0, choiceCount).sort((one, other) => one - other);
}

function answers(pair: PairedPrediction): HTMLElement {
  return div(
    {class: "guess-answers", "aria-live": "polite"},
    p({}, "Labelled ", strong({}, className(pair.label))),
    models.map((model) => p({}, answer(pair, model))),
    p({}, a({href: `./explore.html?image=${pair.example}`}, "Why?"))
  );
}

/** What a network says, struck out where it is wrong. */
function answer(pair: PairedPrediction, model: Model): HTMLElement {
  const said = pair[model];
  const word = className(said.prediction);
  return span(
    {},
    `${modelName[model]}: `,
    isRight(said) ? strong({}, word) : s({}, span({class: "spoken"}, "wrongly "), word),
    ` ${percent(confidenceOf(said), 0)}`
  );
}
