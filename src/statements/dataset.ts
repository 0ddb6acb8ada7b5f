import {modelName} from "../components/theme.js";
import {pluralName} from "../lib/classNames.js";
import {count, fixed, list, percent} from "../lib/format.js";
import {
  calledWrongTwice,
  doubtedOf,
  doubtedPairs,
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

/** How many checks of the data pass. */
export const checksPassed = ({audit}: Pick<Tables, "audit">): string => {
  const failed = audit.filter(({passed}) => !passed).length;
  return failed === 0
    ? `all ${audit.length} integrity checks pass`
    : `${failed} of ${audit.length} integrity checks fail`;
};

/** Exact duplicates, within the files and between them. */
export const duplicates = ({audit}: Pick<Tables, "audit">): string => {
  const found = audit.filter(({check, measured}) => check.includes("equal to") && measured !== "0");
  if (found.length === 0) return "there are none, within either file or between the two";
  return `there are ${list(found.map(({check, subject, measured}) => `${measured} ${check} (${subject})`))}`;
};

/** Where the labels called wrong before rank among those of their class. */
export const knownPlaces = (tables: Pick<Tables, "labelErrors" | "labelErrorJoint">): string => {
  const known = knownErrors(tables);
  if (known.length === 0) return `How our networks rank them is ${notRecordedYet}.`;
  const last = known.at(-1)!;
  return `In our ranking, most doubtful first, they come among the first ${count(last.rank)} of the ${count(givenCounts(tables)[last.label]!)} images of their class.`;
};

/** Whether the four that both publications name are among the most doubted of their class. */
export const calledWrongByBoth = (tables: Pick<Tables, "labelErrors" | "labelErrorJoint">): string => {
  const rows = tables.labelErrors.filter(({example}) => calledWrongTwice.includes(example));
  if (rows.length === 0)
    return `Whether the four that cleanlab’s tutorial names too are among the most doubted is ${notRecordedYet}.`;
  const top = rows.filter((row) => isTop(row, tables)).length;
  const share = `the ${percent(topShare, 0)} most doubted of their class`;
  const held = top === calledWrongTwice.length ? "are all" : `are, but for ${calledWrongTwice.length - top},`;
  return `The four that cleanlab’s tutorial names too ${held} among ${share}.`;
};

/** How many labels are wrong, by estimate. */
export const doubtedLabels = (tables: Pick<Tables, "labelErrorJoint">): string => {
  if (tables.labelErrorJoint.length === 0) return `How many labels it calls wrong is ${notRecordedYet}.`;
  const {doubted, all} = doubtedOf(tables);
  const [first, second] = doubtedPairs(tables).map(
    ({label, suggestion}) => `${pluralName(label)} that are ${pluralName(suggestion)}`
  );
  return `By its estimate about ${count(Math.round(doubted))} of ${count(all)} training labels are wrong (${percent(doubted / all)}), most often ${first} and ${second}.`;
};

/** What is gained where suspect test labels are set aside. */
export const suspectsAside = ({setAside: rows}: Pick<Tables, "setAside">): string => {
  const suspects = rows.find(({part}) => part === "suspect");
  if (suspects === undefined) return `What the two models gain without them is ${notRecordedYet}.`;
  const said = models.map((model) => {
    const [all, suspect, other] = (["all", "suspect", "other"] as const).map((part) => {
      return percent(rows.find((row) => row.model === model && row.part === part)!.accuracy);
    });
    return `The ${modelName[model]} classifies ${all} of all images correctly, ${suspect} of the suspects and ${other} of the others.`;
  });
  return `${count(suspects.count)} test labels are suspect. ${said.join(" ")}`;
};

/** Why what is left without the suspects is easier than it should be. */
export const suspectsNamedBy = (tables: Pick<Tables, "runs" | "variants">): string => {
  const kind = "The networks that flag the suspects are CNNs and share the tested models’ mistakes";
  return judgesItself(tables)
    ? `${kind}; one of the five is the tested CNN itself, since the first fifth is the validation split.`
    : `${kind}.`;
};

/** How accuracy changes with the distance from the training images. */
export const fallWithDistance = (tables: Pick<Tables, "duplicateBands">): string => {
  const said = models.flatMap((model) => {
    const ends = nearestAndFarthest(tables, model);
    if (ends === undefined) return [];
    const {nearest, farthest} = ends;
    return [
      `The ${modelName[model]} classifies ${percent(nearest.accuracy)} of the nearest tenth correctly and ${percent(farthest.accuracy)} of the farthest.`
    ];
  });
  if (said.length === 0) return `How accuracy changes with the distance is ${notRecordedYet}.`;
  const falling = models.filter((model) => falls(tables, model));
  const numbers = said.join(" ");
  if (falling.length === 0) return `${numbers} The intervals overlap, so no fall with distance is shown.`;
  const who = falling.length === models.length ? "For both" : `Only for the ${modelName[falling[0]!]}`;
  return `${numbers} ${who} the 95% confidence intervals lie apart: accuracy falls with distance. Memory need not be the only reason. What lies far from every training image is also the unusual garment, and unusual garments are hard.`;
};

/** Share of the test images that a publication calls near duplicates of training images. */
const publishedShare = 0.06;

/** What distance the published share would mean here. */
export const publishedDuplicates = (tables: Pick<Tables, "nearDuplicates">): string => {
  const distance = distanceOfShare(tables, publishedShare);
  const share = `about ${percent(publishedShare, 0)}`;
  if (distance === undefined) return `${share}; at what distance that would be here is ${notRecordedYet}`;
  return `${share}; here that many lie within ${fixed(distance, 0)} levels of a training image`;
};
