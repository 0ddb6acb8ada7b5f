import {writeSubject} from "../../data-loaders/report/subjectFiles.js";

await writeSubject("reproduction");
