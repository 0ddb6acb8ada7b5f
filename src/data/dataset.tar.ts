import {writeSubject} from "../../data-loaders/subjectFiles.js";

await writeSubject("dataset");
