import type {DrivenPage} from "./drivenPage.js";
import {findFirefox, launchFirefox} from "./firefox.js";
import {findWebkit, launchWebkit} from "./webkit.js";

const firefox = findFirefox();
const webkit = findWebkit();

/** The browsers that Playwright's client cannot drive as Debian has them; how each is started, where it is there. */
export const otherBrowsers: readonly {
  readonly name: string;
  readonly launch: (() => Promise<DrivenPage>) | undefined;
}[] = [
  {name: "Firefox", launch: firefox === undefined ? undefined : () => launchFirefox(firefox)},
  {name: "WebKit", launch: webkit === undefined ? undefined : () => launchWebkit(webkit)}
];
