import {card} from "../../data-loaders/publication/card.js";
import {facts} from "../../data-loaders/publication/facts.js";
import {verdictCounts} from "../../data-loaders/publication/verdictCounts.js";
import {reportFiles} from "../../data-loaders/report/subjectFiles.js";
import {profileOfEnvironment} from "../../data-loaders/training/protocol.js";
import {readTables} from "../lib/readTables.js";
import {claimCount, headline} from "../statements/index.js";

const files = await reportFiles();
const tables = readTables(files);
const below =
  profileOfEnvironment() === "quick"
    ? "A quick build: its numbers say nothing."
    : `${claimCount(tables)} claims checked: ${verdictCounts(tables)}`;
process.stdout.write(card(tables, files, {title: facts.title, headline: headline(tables), below}));
