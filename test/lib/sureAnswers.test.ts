import {expect, it} from "vitest";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {sureAnswers} from "../../src/lib/sureAnswers.js";

it("counts what a network is more than 99% sure of, and of that the errors", () => {
  const answer = (model: "ann" | "cnn", label: number, confidence: number): Row<"predictions"> =>
    ({
      model,
      label,
      prediction: 3,
      probabilities: [0, 0, 0, confidence, 0, 0, 0, 0, 0, 0]
    }) as unknown as Row<"predictions">;
  const predictions = [
    answer("cnn", 3, 0.995),
    answer("cnn", 4, 0.999),
    answer("cnn", 4, 0.98),
    answer("ann", 4, 0.999)
  ];
  expect(sureAnswers({predictions}, "cnn")).toEqual({wrong: 1, all: 2});
  expect(sureAnswers({predictions}, "ann")).toEqual({wrong: 1, all: 1});
});
