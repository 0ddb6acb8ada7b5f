import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

/** The filters of a network whose first trained layer convolves windows of 3 × 3 pixels of one channel. */
export function filterRows({layers, parameters}: Pick<EvaluatedRun, "layers" | "parameters">): Row<"filters">[] {
  const {channelCount} = layers.find(({parameterCount}) => parameterCount > 0)!;
  return Array.from({length: channelCount}, (_, filter) => {
    const weights = Float32Array.from({length: 9}, (_, i) => parameters[i * channelCount + filter]!);
    return {filter, weights, bias: parameters[9 * channelCount + filter]!};
  });
}
