import {buffer} from "node:stream/consumers";
import {pack} from "tar-stream";
import {subjectNames, subjects, type Subject} from "../../src/lib/schemas/subjects.js";
import {readArtefact} from "../store/readArtefact.js";
import {profileOfEnvironment} from "../training/protocol.js";

type Files = Readonly<Record<string, Uint8Array>>;

/** Where a build says that its report lies in the store, so that no loader need ask what it would be made of. */
export const reportFolderVariable = "REPORT_FOLDER";

/** Sheets of all test images and of their neighbours, named by number. */
const imageSheet = /^(?:test|neighbours)-\d+\.png$/;

/** Images in pieces, and what epochs left. */
const reproductionFile = /^(?:(?:train|test)-images|[a-z]+-epoch)-\d+\.bin$/;

/**
 * All files of the report by name, of the profile that REPORT_PROFILE names. Trains what the store does not hold; of several
 * loaders at once one does so and the others wait.
 * @throws Error if the data cannot be had or a training fails
 */
export async function reportFiles(): Promise<Files> {
  return storedFiles() ?? (await makeFiles());
}

/** A subject's files by name. @throws as `reportFiles` */
export async function subjectFiles(subject: Subject): Promise<Files> {
  const files = await reportFiles();
  return Object.fromEntries(Object.entries(files).filter(([name]) => subjectOfFile(name) === subject));
}

/** Writes a subject's files to standard output as a tar, of which Framework serves each as data/SUBJECT/NAME. */
export async function writeSubject(subject: Subject): Promise<void> {
  process.stdout.write(await archiveOf(await subjectFiles(subject)));
}

function storedFiles(): Files | undefined {
  const folder = process.env[reportFolderVariable];
  return folder === undefined ? undefined : readArtefact(folder)?.files;
}

/** The trainer is loaded only where something may have to be trained. */
async function makeFiles(): Promise<Files> {
  const {report} = await import("./report.js");
  return report(profileOfEnvironment());
}

/** The subject that a file of the report belongs to; the files that belong to no other are the browser's networks. */
export function subjectOfFile(name: string): Subject {
  if (imageSheet.test(name)) return "images";
  if (name === "rules.json") return "claims";
  if (reproductionFile.test(name)) return "reproduction";
  const holds = (subject: Subject): boolean => {
    const {tables, pictures}: {tables: readonly string[]; pictures: readonly string[]} = subjects[subject];
    return tables.some((table) => name === `${table}.arrow`) || pictures.some((picture) => name === `${picture}.png`);
  };
  return subjectNames.find(holds) ?? "models";
}

/** The same bytes for the same files. A tar and no zip: Framework reads an archive anew for each file that it takes. */
export function archiveOf(files: Files): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({name, mtime: new Date(0)}, Buffer.from(content));
  archive.finalize();
  return buffer(archive);
}
