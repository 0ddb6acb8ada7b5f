import type {Split} from "../../../src/lib/schemas/vocabulary.js";
import type {LogitStatistics} from "../../engine/logitStatistics.js";
import type {Share} from "../../training/predict.js";
import {imagesOf, mergeShare, ownComputer, type ShardComputer, type StepShard} from "./shardComputer.js";
import type {PreparedRun} from "./preparedRun.js";

type Floats = Float32Array<ArrayBuffer>;

/** What goes through the line. Buffers are handed over and back, so that training takes no new memory. */
type Request =
  | {
      readonly kind: "gradients";
      readonly parameters: Floats;
      readonly shards: readonly StepShard[];
      readonly rooms: Floats[];
    }
  | {readonly kind: "predict"; readonly parameters: Floats; readonly split: Split; readonly share: Share};

/** A shard's gradient is on its way while the next one is computed; with the last, and with outputs, the parameters come back. */
type Answer =
  | {
      readonly kind: "gradient";
      readonly shard: StepShard;
      readonly gradient: Floats;
      readonly statistics: LogitStatistics;
      readonly parameters?: Floats;
    }
  | {readonly kind: "logits"; readonly logits: Floats; readonly parameters: Floats}
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
  let rooms: Floats[] = [];
  const ask = (parameters: Float32Array, request: (room: Floats) => Request, take: (answer: Answer) => void) => {
    const room = parameterRoom ?? new Float32Array(parameters.length);
    room.set(parameters);
    return new Promise<void>((resolve, reject) => {
      line.onmessage = ({data: answer}: MessageEvent<Answer>) => {
        if (answer.kind === "error") return reject(new Error(answer.message));
        take(answer);
        if (answer.parameters === undefined) return;
        parameterRoom = answer.parameters;
        resolve();
      };
      send(line, request(room));
    });
  };
  return {
    gradients: async (parameters, shards, take) => {
      if (shards.length === 0) return;
      const lent = rooms;
      rooms = [];
      await ask(
        parameters,
        (room) => ({kind: "gradients", parameters: room, shards, rooms: lent}),
        (answer) => {
          if (answer.kind !== "gradient") return;
          take(answer.shard, answer.gradient, answer.statistics);
          rooms.push(answer.gradient);
        }
      );
    },
    predict: (parameters, split, share, logits) =>
      ask(
        parameters,
        (room) => ({kind: "predict", parameters: room, split, share}),
        (answer) => {
          if (answer.kind === "logits") mergeShare(answer.logits, logits, share);
        }
      )
  };
}

/** Answers what a `remoteComputer` at the other end of a line asks, as soon as the run is prepared. */
export function serveComputer(line: Line, preparing: Promise<PreparedRun>): void {
  const serving = preparing.then((prepared) => ({computer: ownComputer(prepared), data: prepared.data}));
  const answer = async (asked: Request): Promise<void> => {
    const {computer, data} = await serving;
    const {parameters} = asked;
    if (asked.kind === "gradients") {
      await computer.gradients(parameters, asked.shards, (shard, found, statistics) => {
        const gradient = asked.rooms.pop() ?? new Float32Array(found.length);
        gradient.set(found);
        const isLast = shard === asked.shards.at(-1);
        send(line, {kind: "gradient", shard, gradient, statistics, ...(isLast && {parameters})});
      });
    } else {
      const logits = new Float32Array(imagesOf(data, asked.split).indices.length * 10);
      await computer.predict(parameters, asked.split, asked.share, logits);
      send(line, {kind: "logits", logits, parameters});
    }
  };
  line.onmessage = ({data: asked}: MessageEvent<Request>) => {
    answer(asked).catch((error: unknown) => send(line, {kind: "error", message: String(error)}));
  };
}

/** Sends a message and hands its buffers over. */
function send(line: Line, message: Request | Answer): void {
  const lent = Object.values(message)
    .flat()
    .filter((value): value is Floats => value instanceof Float32Array);
  line.postMessage(message, {transfer: lent.map(({buffer}) => buffer)});
}
