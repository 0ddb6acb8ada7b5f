import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count, fixed, list, percent, percentInterval} from "../lib/format.js";
import type {Interval} from "../lib/interval.js";
import {
  calledWrongTwice,
  doubtedOf,
  givenCounts,
  isTop,
  judgesItself,
  knownErrors,
  topShare
} from "../lib/labelDoubts.js";
import {distanceOfShare, falls, nearestAndFarthest} from "../lib/nearness.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";

export const sources = ({datasetFiles: files}: Pick<Tables, "datasetFiles">): string => {
  const found = [...new Set(files.map(({source}) => source))];
  const names: Readonly<Record<string, string>> = {
    cache: "this machine’s own verified copy",
    "Debian package": "Debian’s package of it",
    download: "the publisher’s server",
    FASHION_MNIST_DIR: "a folder given to the build"
  };
  return list(found.map((source) => names[source] ?? source));
};

export const mean = ({pixelStatistics: rows}: Pick<Tables, "pixelStatistics">): string =>
  fixed(rows.find(({split}) => split === "train")!.mean, 4);
export const deviation = ({pixelStatistics: rows}: Pick<Tables, "pixelStatistics">): string =>
  fixed(rows.find(({split}) => split === "train")!.standardDeviation, 4);

export const otherMeans = ({pixelStatistics: rows}: Pick<Tables, "pixelStatistics">): string => {
  return list(
    rows
      .filter(({split}) => split !== "train")
      .map(({split, mean: value}) => `${fixed(value, 4)} in the ${split} split`)
  );
};

const part =
  (name: "train" | "validation" | "test") =>
  ({classCounts: rows}: Pick<Tables, "classCounts">): string => {
    return count(rows.filter(({split}) => split === name).reduce((sum, row) => sum + row.count, 0));
  };

export const trainCount = part("train");
export const validationCount = part("validation");
export const testCount = part("test");

export const duplicates = ({audit}: Pick<Tables, "audit">): string => {
  const repeated = audit.filter(({check}) => check.includes("equal to"));
  return list(repeated.map(({check, subject, measured}) => `${measured} ${check} (${subject})`));
};

/** Where the labels called wrong before stand among those of their class. */
export const knownPlaces = (tables: Pick<Tables, "labelErrors" | "labelErrorJoint">): string => {
  const known = knownErrors(tables);
  if (known.length === 0) return `Where they stand among the images of their class is ${notRecordedYet}.`;
  const givens = givenCounts(tables);
  const places = known.map(({example, label, rank}, i) => {
    return `${example} (${className(label)}) ${i === 0 ? "is " : ""}at place ${count(rank)} of ${count(givens[label]!)}`;
  });
  return `Counted from the most doubtful of its class, ${list(places)}.`;
};

/** Whether the four that both publications name are among the most doubted of their class. */
export const calledWrongByBoth = (tables: Pick<Tables, "labelErrors" | "labelErrorJoint">): string => {
  const named = list(calledWrongTwice.map(String));
  const rows = tables.labelErrors.filter(({example}) => calledWrongTwice.includes(example));
  if (rows.length === 0)
    return `Whether the four that both name (${named}) are among the most doubted is ${notRecordedYet}.`;
  const top = rows.filter((row) => isTop(row, tables)).length;
  const share = `the ${percent(topShare, 0)} most doubted of their class`;
  const held = top === calledWrongTwice.length ? "are all" : `are, but for ${calledWrongTwice.length - top},`;
  return `The four that both name (${named}) ${held} among ${share}.`;
};

/** How many labels are wrong, by estimate. */
export const doubtedLabels = (tables: Pick<Tables, "labelErrorJoint">): string => {
  if (tables.labelErrorJoint.length === 0) return `How many labels it calls wrong is ${notRecordedYet}.`;
  const {doubted, all} = doubtedOf(tables);
  return `By its estimate about ${count(Math.round(doubted))} of ${count(all)} training labels are wrong (${percent(doubted / all)}).`;
};

/** What is gained where suspect test labels are set aside. */
export const suspectsAside = ({setAside: rows}: Pick<Tables, "setAside">): string => {
  const suspects = rows.find(({part}) => part === "suspect");
  if (suspects === undefined) return `What the two models gain without them is ${notRecordedYet}.`;
  const said = models.map((model) => {
    const [all, suspect, other] = (["all", "suspect", "other"] as const).map((part) => {
      return withInterval(rows.find((row) => row.model === model && row.part === part)!);
    });
    return `The ${modelName[model]} gets ${all} of all right, ${suspect} of the suspects and ${other} of the others.`;
  });
  return `${count(suspects.count)} test labels are suspect. With 95% Wilson intervals in brackets: ${said.join(" ")}`;
};

/** Why what is left without the suspects is easier than it should be. */
export const suspectsNamedBy = (tables: Pick<Tables, "runs" | "variants">): string => {
  const kind = "The networks that name the suspects are CNNs like the one that is measured, and err on the same images";
  return judgesItself(tables)
    ? `${kind}; one of the five is the measured one itself, since the first fifth is the validation split.`
    : `${kind}.`;
};

/** How accuracy changes with the distance from the training images. */
export const fallWithDistance = (tables: Pick<Tables, "duplicateBands">): string => {
  const said = models.flatMap((model) => {
    const ends = nearestAndFarthest(tables, model);
    if (ends === undefined) return [];
    const {nearest, farthest} = ends;
    return [
      `the ${modelName[model]} gets ${withInterval(nearest)} of the nearest tenth right and ${withInterval(farthest)} of the farthest`
    ];
  });
  if (said.length === 0) return `How accuracy changes with the distance is ${notRecordedYet}.`;
  const falling = models.filter((model) => falls(tables, model));
  const numbers = `With 95% Wilson intervals in brackets, ${said.join("; ")}.`;
  if (falling.length === 0) return `${numbers} The intervals overlap, so no fall with the distance is shown.`;
  const who = falling.length === models.length ? "For both" : `Only for the ${modelName[falling[0]!]}`;
  return `${numbers} ${who} the intervals lie apart: accuracy falls with the distance. That need not be memory alone, since what lies far from every training image is also the unusual garment, and unusual garments are hard.`;
};

function withInterval(row: Interval & {readonly accuracy: number}): string {
  return `${percent(row.accuracy)} (${percentInterval(row)})`;
}

/** Share of the test images that a publication calls near duplicates of training images. */
const publishedShare = 0.06;

/** What distance the published share would mean here. */
export const publishedDuplicates = (tables: Pick<Tables, "nearDuplicates">): string => {
  const distance = distanceOfShare(tables, publishedShare);
  const share = `about ${percent(publishedShare, 0)}`;
  if (distance === undefined) return `${share}; at what distance that would be here is ${notRecordedYet}`;
  return `${share}; here that many lie within ${fixed(distance, 0)} levels of a training image`;
};
