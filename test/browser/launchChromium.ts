import {chromium, type Browser} from "playwright-core";
import {findChromium} from "./findChromium.js";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--in-process-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
] as const;

/**
 * Starts the installed Chromium without a window and without traffic of its own.
 * @param moreFlags given to it besides
 * @throws Error if there is none
 */
export function launchChromium(moreFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error("no Chromium found: install Debian's package chromium, or name one in CHROMIUM_PATH");
  }
  return chromium.launch({executablePath, args: [...flags, ...moreFlags]});
}
