// Worker threads of Node 20 do not inherit tsx's loader, so this entry registers it and goes on in TypeScript.
import {parentPort, workerData} from "node:worker_threads";
import {register} from "tsx/esm/api";

register();
const {renderPage} = await import("./renderPage.ts");
parentPort.postMessage(await renderPage(workerData));
process.exit();
