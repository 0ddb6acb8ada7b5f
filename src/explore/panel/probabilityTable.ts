import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {classNames} from "../../lib/classNames.js";
import {percent} from "../../lib/format.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import type {Probabilities} from "../images/probabilities.js";
import type {TestImages} from "../images/testImages.js";

const {span, table, tbody, td, th, thead, tr} = tags;

/** Both models' ten probabilities of an image: a table in which each row also draws its two numbers as dots on a line. */
export function probabilityTable(images: TestImages, image: number, probabilities: Probabilities): HTMLElement {
  const label = images.labels[image]!;
  const head = tr(
    {},
    th({scope: "col"}, "Class"),
    td({}),
    models.map((model) => th({scope: "col", class: `numeric name-${model}`}, modelName[model]))
  );
  const rows = classNames.map((name, index) => {
    const shares = models.map((model) => probabilities[model][index]!);
    return tr(
      {class: index === label ? "true-class" : undefined},
      th({scope: "row"}, name, index === label ? span({class: "true-mark"}, " true") : undefined),
      td({class: "share-line", "aria-hidden": "true"}, shareLine(shares)),
      shares.map((share, i) => td({class: numberClass(images, image, index, models[i]!)}, percent(share)))
    );
  });
  return table(
    {class: "probabilities", "aria-label": `Probability of each class, test image ${image}`},
    thead({}, head),
    tbody({}, rows)
  );
}

/** The two shares as dots between 0 and 1, joined by a line. */
function shareLine(shares: readonly number[]): HTMLElement {
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const join = span({class: "share-join", style: `left:${100 * least}%;width:${100 * (most - least)}%`});
  const dots = shares.map((share, i) => span({class: `share-dot share-${models[i]}`, style: `left:${100 * share}%`}));
  return span({class: "share-track"}, join, dots);
}

function numberClass(images: TestImages, image: number, index: number, model: Model): string {
  return images.predictions[model][image] === index ? `numeric chosen name-${model}` : "numeric";
}
