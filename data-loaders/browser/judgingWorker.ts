import type {JudgingAnswer, JudgingRequest, JudgingTask, JudgingTasks} from "../../src/lib/judging.js";
import {answersIn} from "./predictions/answers.js";
import {diagnose} from "./predictions/diagnose.js";
import {judge} from "./predictions/judge.js";
import {linkedIds, linkText} from "./predictions/link.js";
import {PredictionFileError} from "./predictions/predictionFileError.js";
import {readFile} from "./predictions/readFile.js";

/** Entry of the worker that reads and judges a reader's predictions. It asks for nothing and sends nothing. */

type Tasks = {
  readonly [T in JudgingTask]: (
    argument: JudgingTasks[T]["takes"]
  ) => JudgingTasks[T]["gives"] | Promise<JudgingTasks[T]["gives"]>;
};

const tasks: Tasks = {
  read: async ({bytes, labels}) => {
    const {format, ...table} = await readFile(bytes);
    return {format, ...diagnose(answersIn(table), labels)};
  },
  judge: ({predictions, labels, others}) => judge(predictions, labels, others),
  linkText: ({ids, labels}) => linkText(ids, labels),
  linkedIds: ({text, labels}) => linkedIds(text, labels)
};

function answer(message: JudgingAnswer): void {
  postMessage(message);
}

async function work<T extends JudgingTask>({id, task, argument}: JudgingRequest<T>): Promise<void> {
  try {
    answer({id, kind: "result", result: await tasks[task](argument)});
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({id, kind: "error", message, ...(error instanceof PredictionFileError && {remedy: error.remedy})});
  }
}

addEventListener("message", ({data}: MessageEvent<JudgingRequest>) => void work(data));
