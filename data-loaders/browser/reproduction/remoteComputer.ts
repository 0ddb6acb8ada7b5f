import type {Split} from "../../../src/lib/schemas/vocabulary.js";
import type {LogitStatistics} from "../../engine/logitStatistics.js";
import type {Share} from "../../training/predict.js";
import {imagesOf, mergeShare, ownComputer, type ShardComputer, type StepShards} from "./shardComputer.js";
import type {PreparedRun} from "./preparedRun.js";

type Floats = Float32Array<ArrayBuffer>;

/** What goes through the port. Buffers are handed over and back, so that training takes no new memory. */
type Request = {readonly parameters: Floats} & (
  | {readonly kind: "gradients"; readonly shards: StepShards; readonly gradients: readonly Floats[]}
  | {readonly kind: "predict"; readonly split: Split; readonly share: Share}
);

type Answer =
  | {
      readonly kind: "gradients";
      readonly parameters: Floats;
      readonly gradients: readonly Floats[];
      readonly statistics: readonly LogitStatistics[];
    }
  | {readonly kind: "predict"; readonly parameters: Floats; readonly logits: Floats}
  | {readonly kind: "error"; readonly message: string};

/**
 * Where messages to another thread go and its own come from: a worker, or in a worker whoever started it. Messages between
 * these two hand buffers over; through a port, browsers copy them, one of them through another process.
 */
export interface Line {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, options?: {readonly transfer: Transferable[]}): void;
}

/** Another thread's computer, which answers on a line; one thing is asked of it at a time. */
export function remoteComputer(line: Line): ShardComputer {
  let parameterRoom: Floats | undefined;
  let gradientRooms: readonly Floats[] = [];
  let settle: ((answer: Answer) => void) | undefined;
  line.onmessage = ({data}: MessageEvent<Answer>) => settle?.(data);
  const ask = async <K extends "gradients" | "predict">(
    parameters: Float32Array,
    request: {readonly kind: K},
    lent: readonly Floats[]
  ): Promise<Extract<Answer, {kind: K}>> => {
    const room = parameterRoom ?? new Float32Array(parameters.length);
    room.set(parameters);
    const answered = new Promise<Answer>((resolve) => (settle = resolve));
    line.postMessage({...request, parameters: room}, {transfer: [room.buffer, ...lent.map(({buffer}) => buffer)]});
    const answer = await answered;
    if (answer.kind === "error") throw new Error(answer.message);
    parameterRoom = answer.parameters;
    return answer as Extract<Answer, {kind: K}>;
  };
  return {
    gradients: async (parameters, shards, places) => {
      const rooms =
        gradientRooms.length === places.length ? gradientRooms : places.map(({length}) => new Float32Array(length));
      const {gradients, statistics} = await ask(parameters, request("gradients", {shards, gradients: rooms}), rooms);
      gradientRooms = gradients;
      places.forEach((place, i) => place.set(gradients[i]!));
      return statistics;
    },
    predict: async (parameters, split, share, logits) => {
      const answer = await ask(parameters, request("predict", {split, share}), []);
      mergeShare(answer.logits, logits, share);
    }
  };
}

function request<K extends string, R>(kind: K, rest: R): {kind: K} & R {
  return {kind, ...rest};
}

/** Answers what a `remoteComputer` at the other end of a line asks, as soon as the run is prepared. */
export function serveComputer(line: Line, preparing: Promise<PreparedRun>): void {
  const serving = preparing.then((prepared) => ({computer: ownComputer(prepared), data: prepared.data}));
  const answer = async (asked: Request): Promise<{answer: Answer; lent: readonly Floats[]}> => {
    const {computer, data} = await serving;
    const {parameters} = asked;
    if (asked.kind === "gradients") {
      const {shards, gradients} = asked;
      const statistics = await computer.gradients(parameters, shards, gradients);
      return {answer: {kind: "gradients", parameters, gradients, statistics}, lent: [parameters, ...gradients]};
    }
    const logits = new Float32Array(imagesOf(data, asked.split).indices.length * 10);
    await computer.predict(parameters, asked.split, asked.share, logits);
    return {answer: {kind: "predict", parameters, logits}, lent: [parameters, logits]};
  };
  line.onmessage = ({data: asked}: MessageEvent<Request>) => {
    answer(asked).then(
      ({answer, lent}) => line.postMessage(answer, {transfer: lent.map(({buffer}) => buffer)}),
      (error: unknown) => line.postMessage({kind: "error", message: String(error)} satisfies Answer)
    );
  };
}
