import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {classColours} from "../../src/components/classColours.js";
import {thresholdCurves} from "../../src/figures/thresholdCurves.js";
import {classNames} from "../../src/lib/classNames.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const curves = opened(thresholdCurves, {model: "cnn", kind: "precision-recall"});

/** Areas of both models, all of them 0.99 but for the classes given. */
function areasOf(least: Readonly<Record<"ann" | "cnn", Readonly<Record<number, number>>>>): Row<"curve-areas">[] {
  return models.flatMap((model) =>
    classNames.map((_, label) => {
      const area = least[model][label] ?? 0.99;
      return {model, label, rocArea: area, averagePrecision: area};
    })
  );
}

const rows: Row<"curves">[] = models.flatMap((model) =>
  classNames.flatMap((_, label) =>
    (["roc", "precision-recall"] as const).flatMap((kind) => {
      const points =
        kind === "roc"
          ? [
              [0, 0],
              [0.05, 0.9],
              [1, 1]
            ]
          : [
              [0, 1],
              [0.9, 0.85],
              [1, 0.1]
            ];
      return points.map(([x, y]) => ({model, label, kind, x: x!, y: y!}));
    })
  )
);

const shirts = {ann: {6: 0.8, 4: 0.85, 2: 0.86}, cnn: {6: 0.85, 0: 0.9, 2: 0.91}};
const tables = {curves: rows, curveAreas: areasOf(shirts)};

describe("curves", () => {
  it("name the class that both single out least well, or each model's own", () => {
    expect(meaningOf(curves.title(tables))).toEqual(meaningOf("Hardest to single out: shirts (ANN 80.0%, CNN 85.0%)"));
    expect(meaningOf(curves.title({...tables, curveAreas: areasOf({...shirts, cnn: {4: 0.7}})}))).toEqual(
      meaningOf("Hardest to single out: shirts 80.0% (ANN), coats 70.0% (CNN)")
    );
  });
  it.each([
    ["cnn", "precision-recall", ["Shirt", "T-shirt", "Pullover"]],
    ["ann", "roc", ["Shirt", "Coat", "Pullover"]]
  ])("label the three worst of the %s by %s", (model, kind, names) => {
    const words = wordsOf(curves.draw(tables, {width: 680, model, kind}));
    const labelled = classNames.filter((name) => words.some((text) => text.startsWith(`${name} `)));
    expect(labelled.toSorted()).toEqual(names.toSorted());
  });
  it("say from where their axes run", () => {
    expect(curves.caption(tables)).toMatch(/from 40 and 40% on, false positive rates to 20%/);
  });
  it("say so where there are none", () => {
    const none = {curves: [], curveAreas: []};
    expect(meaningOf(curves.title(none))).toEqual(meaningOf("No curves are recorded yet"));
    expect(curves.numbers(none).rows).toHaveLength(10);
    expect(curves.draw(none, {width: 340}).textContent).toContain("not recorded yet");
  });
});

describe("colours of the classes in the style sheet", () => {
  it.each(["light", "dark"] as const)("are those of classColours on the %s", (ground) => {
    const css = readFileSync("src/figures/styles/classColours.css", "utf8");
    const all = Array.from(css.matchAll(/--class-\d: (#[0-9a-f]{6});/g), ([, colour]) => colour);
    expect(ground === "light" ? all.slice(0, 10) : all.slice(10)).toEqual(classColours[ground]);
  });
});
