/**
 * Marks the page as ready, `<html data-ready>`, while nothing is under way of what it loads by itself: for programs
 * that look at the page, such as tests, which need not guess from silence.
 * @returns the task's result
 */
export async function whileBusy<T>(document: Document, task: Promise<T>): Promise<T> {
  const {dataset} = document.documentElement;
  dataset["busy"] = String(Number(dataset["busy"] ?? 0) + 1);
  delete dataset["ready"];
  try {
    return await task;
  } finally {
    const left = Number(dataset["busy"]) - 1;
    dataset["busy"] = String(left);
    if (left === 0) dataset["ready"] = "";
  }
}
