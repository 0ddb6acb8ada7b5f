import {croissant} from "../../data-loaders/publication/croissant.js";
import {publicAddress, writeJson} from "../../data-loaders/publication/publicFiles.js";
import {reportFiles} from "../../data-loaders/report/subjectFiles.js";

writeJson(croissant(await reportFiles(), publicAddress, publicAddress("data/index.html")));
