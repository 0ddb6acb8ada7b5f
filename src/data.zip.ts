import {archive} from "../data-loaders/report/archive.js";
import {report} from "../data-loaders/report/report.js";
import {profileOfEnvironment} from "../data-loaders/training/protocol.js";

process.stdout.write(await archive(await report(profileOfEnvironment())));
