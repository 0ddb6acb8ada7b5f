import {publicAddress, writeJson} from "../../data-loaders/publication/publicFiles.js";
import {structuredData} from "../../data-loaders/publication/structuredData.js";
import {reportFiles} from "../../data-loaders/report/subjectFiles.js";
import {readTables} from "../lib/readTables.js";
import {headline} from "../statements/index.js";

const at = {
  start: publicAddress("index.html"),
  card: publicAddress("data/card.png"),
  tables: publicAddress("data/index.html"),
  croissant: publicAddress("data/croissant.json"),
  claims: publicAddress("data/claims.json")
};
writeJson(structuredData({headline: headline(readTables(await reportFiles())), at}));
