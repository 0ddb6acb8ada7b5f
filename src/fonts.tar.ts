import {fontFiles} from "../data-loaders/publication/typefaces.js";
import {archiveOf} from "../data-loaders/report/subjectFiles.js";

process.stdout.write(await archiveOf(await fontFiles()));
