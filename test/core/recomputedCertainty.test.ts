import {beforeAll, describe, expect, it} from "vitest";
import {holm} from "./holm.js";
import {wilsonEnds} from "./proportions.js";
import {mean} from "./studentT.js";
import {models, pictureOf, predictionsOf, rowsOf, type Model, type Values} from "./tables.js";

/**
 * When the networks can be relied on, a second time from table `predictions` and from the published images, by code
 * that shares nothing with the report's.
 */
const imageCount = 10_000;

function near(actual: unknown, expected: number): void {
  expect.soft(actual as number).toBeCloseTo(expected, 6);
}

describe.each(models)("recomputed from the predictions of the %s", (model) => {
  const sure = predictionsOf(model)
    .map(({probabilities, prediction, label}) => ({
      confidence: probabilities[prediction]!,
      isWrong: prediction !== label
    }))
    .sort((a, b) => b.confidence - a.confidence);
  /** How many are answered if so many are to be: more where confidences are equal. */
  const answeredCounts = sure.map(({confidence}) => sure.findLastIndex((one) => one.confidence === confidence) + 1);
  const wrongCounts = sure.map(() => 0);
  sure.forEach(({isWrong}, i) => (wrongCounts[i] = Number(isWrong) + (wrongCounts[i - 1] ?? 0)));
  const riskOf = (place: number): number => wrongCounts[answeredCounts[place]! - 1]! / answeredCounts[place]!;

  it("risk-coverage: what is answered at each share, and how much of it is wrong", () => {
    const rows = rowsOf("risk-coverage").filter((row) => row["model"] === model);
    expect(rows).toHaveLength(100);
    rows.forEach(({wanted, coverage, threshold, risk}, i) => {
      near(wanted, (i + 1) / 100);
      const place = (imageCount / 100) * (i + 1) - 1;
      near(coverage, answeredCounts[place]! / imageCount);
      near(threshold, sure[place]!.confidence);
      near(risk, riskOf(place));
    });
  });
  it("overall-measures: the risk's area, kappa and Matthews' correlation of labels and predictions", () => {
    const rows = predictionsOf(model);
    const [labelled, said] = (["label", "prediction"] as const).map((name) =>
      Array.from({length: 10}, (_, one) => rows.filter((row) => row[name] === one).length / imageCount)
    );
    const product = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    const [right, byChance] = [
      rows.filter((row) => row.label === row.prediction).length / imageCount,
      product(labelled!, said!)
    ];
    const spreads = (1 - product(labelled!, labelled!)) * (1 - product(said!, said!));
    const expected: Readonly<Record<string, number>> = {
      "risk-coverage area": mean(sure.map((_, place) => riskOf(place))),
      kappa: (right - byChance) / (1 - byChance),
      matthews: (right - byChance) / Math.sqrt(spreads)
    };
    const found = rowsOf("overall-measures").filter((row) => row["model"] === model);
    expect(found.map(({measure}) => measure).sort()).toEqual(Object.keys(expected).sort());
    for (const {measure, value} of found) near(value, expected[measure as string]!);
  });
});

describe("recomputed from the published images", () => {
  let values: Readonly<Record<string, readonly number[]>>;
  beforeAll(() => {
    values = measuredImages();
  });

  it("slices: fifths by the even images, errors of the odd ones, the suspected fifth by Welch's test, Holm over all", () => {
    const rows = rowsOf("slices");
    expect(rows).toHaveLength(models.length * Object.keys(values).length * 5);
    const pValues = rows.filter(({isSuspected}) => isSuspected).map((row) => suspectedP(row, rows));
    expect(pValues).toHaveLength(models.length * Object.keys(values).length);
    const adjusted = holm(pValues);
    let tested = 0;
    for (const row of rows) {
      const images = partOf(row, 1);
      const wrong = images.filter((image) => isWrong(row["model"] as Model, image)).length;
      expect.soft(row["count"]).toBe(images.length);
      near(row["errorRate"], wrong / images.length);
      const [lower, upper] = wilsonEnds(wrong, images.length);
      near(row["lower"], lower);
      near(row["upper"], upper);
      const worst = Math.max(...fellows(row, rows).map((one) => rateOf(one, 0)));
      expect.soft(row["isSuspected"]).toBe(rateOf(row, 0) === worst);
      if (row["isSuspected"] !== true) expect.soft(row["log10AdjustedPValue"]).toBeNull();
      else expect.soft(row["log10AdjustedPValue"] as number).toBeCloseTo(Math.log10(adjusted[tested++]!), 4);
    }
  });

  function partOf({measure, part}: Values, remainder: number): number[] {
    const own = values[measure as string]!;
    const even = own.filter((_, image) => image % 2 === 0).sort((a, b) => a - b);
    const limits = [1, 2, 3, 4].map((fifth) => even[(even.length * fifth) / 5 - 1]!);
    const fifthOf = (value: number): number => 1 + limits.filter((limit) => value > limit).length;
    return [...own.keys()].filter((image) => image % 2 === remainder && fifthOf(own[image]!) === part);
  }

  function rateOf(row: Values, remainder: number): number {
    const images = partOf(row, remainder);
    return images.filter((image) => isWrong(row["model"] as Model, image)).length / images.length;
  }

  function suspectedP(row: Values, rows: readonly Values[]): number {
    const errorsOf = (images: readonly number[]): number[] =>
      images.map((image) => Number(isWrong(row["model"] as Model, image)));
    const own = errorsOf(partOf(row, 1));
    const rest = errorsOf(fellows(row, rows).flatMap((one) => (one === row ? [] : partOf(one, 1))));
    const [a, b] = [own, rest].map((errors) => {
      const share = mean(errors);
      const variance = errors.reduce((sum, one) => sum + (one - share) ** 2, 0) / (errors.length - 1);
      return {share, squaredError: variance / errors.length, count: errors.length};
    });
    const squaredError = a!.squaredError + b!.squaredError;
    const parts = [a, b].reduce((sum, one) => sum + one!.squaredError ** 2 / (one!.count - 1), 0);
    return tBeyond(Math.abs(a!.share - b!.share) / Math.sqrt(squaredError), squaredError ** 2 / parts);
  }
});

/** The five parts of the same model's same measure. */
function fellows({model, measure}: Values, rows: readonly Values[]): Values[] {
  return rows.filter((row) => row["model"] === model && row["measure"] === measure);
}

const wrong = new Map(models.map((model) => [model, predictionsOf(model).map((row) => row.label !== row.prediction)]));

function isWrong(model: Model, image: number): boolean {
  return wrong.get(model)![image]!;
}

/** Every measure of every test image, from its picture; the distance from table `near-duplicates`. */
function measuredImages(): Readonly<Record<string, readonly number[]>> {
  const sheets = new Map(rowsOf("sheets").map((row) => [row["sheet"] as string, row["columnCount"] as number]));
  const pictures = new Map<string, ReturnType<typeof pictureOf>>();
  const images = rowsOf("test-images").map(({sheet, cell}) => {
    const name = sheet as string;
    const picture = pictures.get(name) ?? pictureOf(name);
    pictures.set(name, picture);
    const columnCount = sheets.get(name)!;
    const [left, top] = [28 * ((cell as number) % columnCount), 28 * Math.floor((cell as number) / columnCount)];
    return Array.from({length: 28}, (_, y) =>
      Array.from({length: 28}, (__, x) => picture.data[(top + y) * picture.width + left + x]!)
    );
  });
  const inks = images.map((image) =>
    image.flatMap((line, y) => line.flatMap((level, x) => (level < 16 ? [] : [{x, y}])))
  );
  const total = (image: readonly (readonly number[])[]): number => image.flat().reduce((a, b) => a + b, 0);
  const extent = (places: readonly number[]): number => Math.max(...places) - Math.min(...places) + 1;
  return {
    ink: inks.map(({length}) => length / 784),
    darkness: images.map((image, i) => total(image) / (255 * inks[i]!.length)),
    slenderness: inks.map((ink) => extent(ink.map(({y}) => y)) / extent(ink.map(({x}) => x))),
    asymmetry: images.map((image) => {
      const differences = image.map((line) => line.map((level, x) => Math.abs(level - line[27 - x]!)));
      return total(differences) / (2 * total(image));
    }),
    distance: rowsOf("near-duplicates").map(({distance}) => distance as number)
  };
}

/** Chance that |t| exceeds a value, by adding up its density; the degrees of freedom need not be whole. */
function tBeyond(t: number, freedom: number): number {
  const step = 0.001;
  const density = (x: number): number => (1 + x ** 2 / freedom) ** (-(freedom + 1) / 2);
  const area = (from: number): number => {
    let sum = 0;
    for (let x = from + step / 2; x < from + 30; x += step) sum += density(x) * step;
    return sum;
  };
  return area(t) / area(0);
}
