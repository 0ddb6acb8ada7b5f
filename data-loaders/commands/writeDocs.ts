import {readFileSync, writeFileSync} from "node:fs";
import {declarationPath, kernelDeclaration} from "../engine/kernelDeclaration.js";
import {citation} from "../publication/citation.js";
import {thisProject} from "../project.js";
import {recordedRuns} from "../runs/recorded/recordedRuns.js";
import {withRunsReference} from "../runs/recorded/runsReference.js";
import {dataReference} from "../tables/dataReference.js";

const protocol = new URL("../../docs/protocol.md", import.meta.url);

writeFileSync(new URL("../../docs/data-reference.md", import.meta.url), dataReference());
writeFileSync(protocol, withRunsReference(readFileSync(protocol, "utf8"), await recordedRuns(thisProject.recorded)));
writeFileSync(new URL("../../CITATION.cff", import.meta.url), citation());
writeFileSync(declarationPath, await kernelDeclaration());
