import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ownedPath} from "../../data-loaders/store/ownedPath.js";
import {readArtefact} from "../../data-loaders/store/readArtefact.js";
import {writeArtefact} from "../../data-loaders/store/writeArtefact.js";
import {startProcess} from "./startProcess.js";
import {temporaryFolder} from "./temporaryFolder.js";

const files = {"weights.bin": Uint8Array.of(1, 2, 3), "epochs.json": new TextEncoder().encode("[]")};
const facts = {seed: 1, machine: "AMD EPYC"};

function storedArtefact(): string {
  const folder = join(temporaryFolder(), "key");
  writeArtefact(folder, files, facts);
  return folder;
}

function flipByte(path: string, position: number): void {
  const bytes = readFileSync(path);
  bytes[position]! ^= 1;
  writeFileSync(path, bytes);
}

function refuseToLog(line: string): void {
  throw new Error(line);
}

describe("an artefact", () => {
  it("is read as it was written", () => {
    expect(readArtefact(storedArtefact(), refuseToLog)).toEqual({files, facts});
  });
  it("holds any bytes and facts", () => {
    const folder = join(temporaryFolder(), "key");
    const content = fc.uint8Array({maxLength: 100});
    fc.assert(
      fc.property(content, fc.dictionary(fc.string(), fc.jsonValue(), {noNullPrototype: true}), (bytes, anyFacts) => {
        writeArtefact(folder, {bytes}, anyFacts);
        const read = readArtefact(folder, refuseToLog);
        expect(read?.files["bytes"]).toEqual(bytes);
        expect(read?.facts).toEqual(JSON.parse(JSON.stringify(anyFacts)));
      }),
      {numRuns: 30}
    );
  });
  it("has each content on a buffer of its own, so that it can be seen as float32", () => {
    const {buffer} = readArtefact(storedArtefact(), refuseToLog)!.files["weights.bin"]!;
    expect(buffer.byteLength).toBe(3);
  });
  it("replaces what was at its place, and leaves nothing beside it", () => {
    const folder = storedArtefact();
    writeFileSync(join(folder, "checkpoint.bin"), "");
    writeArtefact(folder, {"weights.bin": Uint8Array.of(9)}, {});
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", "weights.bin"]);
    expect(readdirSync(join(folder, ".."))).toEqual(["key"]);
  });
  it("is absent where there is no folder", () => {
    expect(readArtefact(join(temporaryFolder(), "key"), refuseToLog)).toBeUndefined();
  });
  it("is absent without its manifest, and the rest stays for a run to go on from", () => {
    const folder = storedArtefact();
    rmSync(join(folder, "manifest.json"));
    expect(readArtefact(folder, refuseToLog)).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(["epochs.json", "weights.bin"]);
  });
  it.each<[string, string, RegExp, (folder: string) => void]>([
    [
      "one flipped bit",
      "weights.bin",
      /expected 3 bytes .*, got 3 /,
      (folder) => flipByte(join(folder, "weights.bin"), 1)
    ],
    [
      "a lost end",
      "weights.bin",
      /expected 3 bytes .*, got 2 /,
      (folder) => truncateSync(join(folder, "weights.bin"), 2)
    ],
    ["a missing file", "epochs.json", /it is missing/, (folder) => rmSync(join(folder, "epochs.json"))],
    ["an empty manifest", "manifest.json", /its own hash/, (folder) => truncateSync(join(folder, "manifest.json"))],
    [
      "a changed fact",
      "manifest.json",
      /its own hash/,
      (folder) => {
        const path = join(folder, "manifest.json");
        writeFileSync(path, readFileSync(path, "utf8").replace('"seed": 1', '"seed": 2'));
      }
    ]
  ])("with %s is reported, removed and absent", (_, name, fault, damage) => {
    const folder = storedArtefact();
    damage(folder);
    const lines: string[] = [];
    expect(readArtefact(folder, (line) => lines.push(line))).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining(`corrupt file ${join(folder, name)}: `)]);
    expect(lines[0]).toMatch(fault);
    expect(existsSync(folder)).toBe(false);
  });
  it("survives any flipped bit of its manifest: read whole, or reported", () => {
    const folder = storedArtefact();
    const length = readFileSync(join(folder, "manifest.json")).length;
    fc.assert(
      fc.property(fc.nat(length - 1), (position) => {
        writeArtefact(folder, files, facts);
        flipByte(join(folder, "manifest.json"), position);
        const lines: string[] = [];
        const read = readArtefact(folder, (line) => lines.push(line));
        if (lines.length === 0) expect(read).toEqual({files, facts});
        else expect(read).toBeUndefined();
      }),
      {numRuns: 50}
    );
  });
  it("stays as it was when its successor cannot be written, and nothing is left beside it", () => {
    const folder = storedArtefact();
    const copy = ownedPath(folder, "tmp");
    mkdirSync(copy);
    symlinkSync("/dev/full", ownedPath(join(copy, "weights.bin"), "tmp"));
    expect(() => writeArtefact(folder, {"weights.bin": Uint8Array.of(9)}, {})).toThrow(/the disk is full/);
    expect(readArtefact(folder, refuseToLog)).toEqual({files, facts});
    expect(readdirSync(join(folder, ".."))).toEqual(["key"]);
  });
  it("refuses facts that are not JSON", () => {
    expect(() => writeArtefact(join(temporaryFolder(), "key"), {}, {loss: NaN})).toThrow(/value\.facts\.loss.*NaN/);
  });
  it("is made once by three processes at once, and found by the others", async () => {
    const root = temporaryFolder();
    const journal = join(root, "journal");
    const builders = [1, 2, 3].map(() => startProcess("buildArtefact.ts", [join(root, "key"), journal]));
    for (const builder of builders) expect(await builder.ended).toEqual({code: 0, signal: null});
    expect(readFileSync(journal, "utf8")).toBe("built\n");
    expect(readdirSync(root).sort()).toEqual(["journal", "key"]);
  });
});
