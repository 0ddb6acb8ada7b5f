// Worker threads of Node 20 do not inherit tsx's loader, so this entry registers it and goes on in TypeScript.
import {register} from "tsx/esm/api";

register();
await import("./umapWorker.ts");
