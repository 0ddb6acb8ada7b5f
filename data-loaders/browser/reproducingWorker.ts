import type {Help, Lead, RetrainingNews, RetrainingOrder, Twins} from "../../src/lib/retraining.js";
import type {WeightsAnswer, WeightsAsked} from "../../src/lib/weightsIn.js";
import {PredictionFileError} from "./predictions/predictionFileError.js";
import {leadRun, type PauseSwitch} from "./reproduction/leadRun.js";
import {plannedRun, preparedRun} from "./reproduction/preparedRun.js";
import {serveComputer} from "./reproduction/remoteComputer.js";
import {helpShared} from "./reproduction/sharedRun.js";
import {trainTwins} from "./reproduction/trainTwins.js";
import {holdsWeights, judgeWeights} from "./weights/judgeWeights.js";

/**
 * Entry of the workers that train the report's runs again in a reader's browser, where one leads and the others help, and
 * of the one that runs a reader's own weights.
 */

const pause: PauseSwitch = {isOn: false};

/** Held here: Firefox collects a worker that only those hold who wait for it, and them with it. */
let helpers: readonly Worker[] = [];

function tell(news: RetrainingNews): void {
  const lent =
    news.kind === "checkpoint" ? [news.checkpoint.state.buffer] : news.kind === "done" ? [news.weights.buffer] : [];
  postMessage(news, {transfer: lent});
}

/** Workers of this one, which help: they end with it, and what they are asked hands its buffers over. */
function startHelpers({run, files, images, helperCount}: Lead | Twins, isShared: boolean): readonly Worker[] {
  helpers = Array.from({length: helperCount}, () => {
    const helper = new Worker(location.href);
    helper.addEventListener("error", ({message}) => tell({kind: "lost", message: message || "a worker failed"}));
    helper.addEventListener("message", ({data}: MessageEvent<{kind?: string; message: string}>) => {
      if (data.kind === "error") tell({kind: "lost", message: data.message});
    });
    const own = isShared ? {} : {images}; // in shared memory there is one copy for all
    helper.postMessage({kind: "help", run, files, ...own} satisfies Help);
    return helper;
  });
  return helpers;
}

/** Helps whoever started this worker: from now on its messages are for nobody else. */
async function help({run, files, images}: Help): Promise<void> {
  if (images === undefined) return helpShared(globalThis);
  serveComputer(
    globalThis,
    plannedRun(run, files).then((plan) => preparedRun(plan, images, false))
  );
}

async function judge(asked: WeightsAsked): Promise<void> {
  try {
    postMessage(await answerOf(asked));
  } catch (error) {
    if (!(error instanceof PredictionFileError)) throw error;
    postMessage({kind: "refused", message: error.message, remedy: error.remedy} satisfies WeightsAnswer);
  }
}

async function answerOf(asked: WeightsAsked): Promise<WeightsAnswer> {
  if (asked.means !== undefined) return {kind: "weights", found: await judgeWeights(asked, asked.means)};
  return holdsWeights(asked) ? {kind: "held"} : {kind: "weights", found: undefined};
}

async function follow(order: RetrainingOrder | WeightsAsked): Promise<void> {
  try {
    if (order.kind === "pause") pause.isOn = true;
    else if (order.kind === "lead") await leadRun(order, startHelpers(order, order.pausing !== undefined), pause, tell);
    else if (order.kind === "weights") await judge(order);
    else if (order.kind === "twins") await trainTwins(order, startHelpers(order, false), tell);
    else await help(order);
  } catch (error) {
    tell({kind: "error", message: error instanceof Error ? error.message : String(error)});
  }
}

onmessage = ({data}: MessageEvent<RetrainingOrder | WeightsAsked>) => void follow(data);
