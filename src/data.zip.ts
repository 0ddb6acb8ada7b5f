import {archive} from "../data-loaders/archive.js";
import {report} from "../data-loaders/report.js";
import {profileOfEnvironment} from "../data-loaders/training/protocol.js";

process.stdout.write(await archive(await report(profileOfEnvironment())));
