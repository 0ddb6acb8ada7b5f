import {spawnSync} from "node:child_process";
import {findChromium} from "./findChromium.js";

/**
 * Makes sure that there is a Chromium: where none is found, root on Debian or Ubuntu installs the package.
 * @returns its path
 * @throws Error that says in one line what is missing
 */
export function provideChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const missing = "no Chromium found for the browser tests";
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) {
    throw new Error(`${missing}: install one (Debian: apt-get install chromium), or name it in CHROMIUM_PATH`);
  }
  log("installing Debian's package chromium-headless-shell for the browser tests");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium-headless-shell"]]) {
    const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
    const {status} = spawnSync("apt-get", args, {env, stdio: ["ignore", "inherit", "inherit"]});
    if (status !== 0)
      throw new Error(`${missing}: apt-get ${args.join(" ")} ended with code ${status}; install one by hand`);
  }
  const installed = findChromium();
  if (installed === undefined)
    throw new Error(`${missing}, even after apt-get install chromium-headless-shell; name it in CHROMIUM_PATH`);
  return installed;
}
