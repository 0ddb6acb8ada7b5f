import type {Problem} from "./problem.js";

/**
 * Stops a build that has problems.
 * @throws Error that lists every problem, one a line, if there is any
 */
export function assertNone(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({file, reason}) => `  ${file}: ${reason}`);
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new Error(`${count} in the built site\n${lines.join("\n")}`);
}
