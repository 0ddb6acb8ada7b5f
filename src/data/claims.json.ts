import {claimsFile} from "../../data-loaders/publication/claimsFile.js";
import {writeJson} from "../../data-loaders/publication/publicFiles.js";
import {reportFiles} from "../../data-loaders/report/subjectFiles.js";
import {readTables} from "../lib/readTables.js";

writeJson(claimsFile(readTables(await reportFiles())));
