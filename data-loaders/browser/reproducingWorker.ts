import type {Help, RetrainingNews, RetrainingOrder} from "../../src/lib/retraining.js";
import type {WeightsAnswer, WeightsAsked} from "../../src/lib/weightsIn.js";
import {PredictionFileError} from "./predictions/predictionFileError.js";
import {leadRun, type PauseSwitch} from "./reproduction/leadRun.js";
import {plannedRun, preparedRun} from "./reproduction/preparedRun.js";
import {serveComputer} from "./reproduction/remoteComputer.js";
import {ownComputer} from "./reproduction/shardComputer.js";
import {helpShared} from "./reproduction/sharedRun.js";
import {trainTwins} from "./reproduction/trainTwins.js";
import {holdsWeights, judgeWeights} from "./weights/judgeWeights.js";

/**
 * Entry of the workers that train the report's runs again in a reader's browser, where one leads and the others help, and
 * of the one that runs a reader's own weights.
 */

const pause: PauseSwitch = {isOn: false};

function tell(news: RetrainingNews): void {
  const lent =
    news.kind === "checkpoint" ? [news.checkpoint.state.buffer] : news.kind === "done" ? [news.weights.buffer] : [];
  postMessage(news, {transfer: lent});
}

async function help({run, files, images, leader}: Help): Promise<void> {
  if (images === undefined) return helpShared(leader);
  const prepared = await preparedRun(await plannedRun(run, files), images, false);
  serveComputer(leader, ownComputer(prepared), prepared.data);
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
    else if (order.kind === "lead") await leadRun(order, pause, tell);
    else if (order.kind === "weights") await judge(order);
    else if (order.kind === "twins") await trainTwins(order, tell);
    else await help(order);
  } catch (error) {
    tell({kind: "error", message: error instanceof Error ? error.message : String(error)});
  }
}

addEventListener("message", ({data}: MessageEvent<RetrainingOrder | WeightsAsked>) => void follow(data));
