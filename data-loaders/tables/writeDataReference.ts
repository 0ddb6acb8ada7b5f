import {writeFileSync} from "node:fs";
import {dataReference} from "./dataReference.js";

writeFileSync(new URL("../../docs/data-reference.md", import.meta.url), dataReference());
