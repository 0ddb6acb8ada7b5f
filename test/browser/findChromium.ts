import {findProgram, isExecutable} from "./programs.js";

/** The shell first: the same engine without the rest of a browser, it takes half the time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome"
] as const;
const wellKnownPaths = [
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
] as const;

/**
 * The path of an installed Chromium or Chrome: the one that CHROMIUM_PATH names, else the first on the PATH,
 * else one in a well-known place; undefined where there is none.
 * @throws Error if CHROMIUM_PATH names something that cannot be run
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`invalid CHROMIUM_PATH: expected an executable file, got ${named}; correct it or unset it`);
  }
  return findProgram(names, env) ?? wellKnownPaths.find(isExecutable);
}
