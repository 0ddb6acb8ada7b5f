import {copyFile, mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {acquireFiles} from "../../../data-loaders/dataset/acquisition/acquireFiles.js";
import type {Effects} from "../../../data-loaders/dataset/acquisition/effects.js";
import {listFiles} from "../../../data-loaders/dataset/officialFiles.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {gzipBytes} from "../../fixtures/dataset/idxBytes.js";
import {fixtureFolder, readFixture} from "../../fixtures/dataset/loadFixture.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const names = listFiles(fixtureFiles).map(({file}) => file);

/** A machine without network and programs, unless it is given them, that remembers what it logs. */
function machine(effects: Partial<Effects> = {}) {
  const lines: string[] = [];
  const fetch = vi.fn(effects.fetch ?? (() => Promise.reject(new Error("no network"))));
  const runProgram = vi.fn(effects.runProgram ?? (() => Promise.reject(new Error("no such program"))));
  return {lines, fetch, runProgram, log: (line: string) => void lines.push(line)};
}

/** Acquires the fixture with a cache in the folder; returns the kind of source of each file. */
async function acquire(folder: string, effects: Effects, places: {givenFolder?: string; packageFolder?: string} = {}) {
  const none = join(folder, "none");
  const allPlaces = {givenFolder: undefined, cacheFolder: join(folder, "cache"), packageFolder: none, ...places};
  const files = listFiles(await acquireFiles(fixtureFiles, allPlaces, effects));
  expect(files.map(({sha256}) => sha256)).toEqual(listFiles(fixtureFiles).map(({rawSha256}) => rawSha256));
  return files.map(({source}) => source);
}

/** A web that has the files at addresses that contain `host`. */
function webAt(host: string): Effects["fetch"] {
  return async (url) => {
    if (!url.includes(host)) throw new TypeError("fetch failed", {cause: new Error("ENOTFOUND")});
    const official = listFiles(fixtureFiles).find(({file}) => url.endsWith(`/${file}.gz`))!;
    return new Response(new Uint8Array(gzipBytes(readFixture(official).bytes)));
  };
}

/** An archive whose package holds the files; it is unknown until the lists are updated, if `stale`. */
function archive(stale: boolean): Effects["runProgram"] {
  let known = !stale;
  return async (program, args, cwd) => {
    if (program === "dpkg-deb") {
      const target = join(cwd, args[2]!, "usr/share/datasets/fashion-mnist");
      await mkdir(target, {recursive: true});
      for (const name of names) await copyFile(`${fixtureFolder}${name}.gz`, join(target, `${name}.gz`));
    } else if (args.includes("update")) {
      known = true;
    } else {
      if (!known) throw new Error("apt-get failed: E: Unable to locate package");
      await writeFile(join(cwd, "dataset-fashion-mnist_1_all.deb"), "");
    }
  };
}

describe("acquireFiles", () => {
  it(
    "reads the folder given, and writes nothing",
    withFolder(async (folder) => {
      const effects = machine();
      const sources = await acquire(folder, effects, {givenFolder: fixtureFolder, packageFolder: fixtureFolder});
      expect(new Set(sources)).toEqual(new Set(["FASHION_MNIST_DIR"]));
      expect(await readdir(folder)).toEqual([]);
    })
  );
  it(
    "refuses a folder given that lacks a file or has a bad one, whatever else there is",
    withFolder(async (folder) => {
      const places = {givenFolder: folder, packageFolder: fixtureFolder};
      await expect(acquire(folder, machine(), places)).rejects.toMatchObject({
        reason: "missing",
        message: expect.stringMatching(
          /^no train-images-idx3-ubyte\.gz or .* unset FASHION_MNIST_DIR; see docs\/data\.md$/
        )
      });
      await writeFile(join(folder, names[0]!), "bad");
      await expect(acquire(folder, machine(), places)).rejects.toMatchObject({reason: "short"});
    })
  );
  it(
    "takes the installed package, then its own cache",
    withFolder(async (folder) => {
      const effects = machine();
      const places = {packageFolder: fixtureFolder};
      expect(new Set(await acquire(folder, effects, places))).toEqual(new Set(["Debian package"]));
      expect(new Set(await acquire(folder, effects))).toEqual(new Set(["cache"]));
      expect((await readdir(join(folder, "cache"))).sort()).toEqual([...names].sort());
      expect(effects.fetch).not.toHaveBeenCalled();
    })
  );
  it(
    "fetches again only the file that is damaged in the cache",
    withFolder(async (folder) => {
      const places = {packageFolder: fixtureFolder};
      await acquire(folder, machine(), places);
      await writeFile(join(folder, "cache", names[1]!), Buffer.alloc(608));
      const effects = machine();
      expect(await acquire(folder, effects, places)).toEqual(["cache", "Debian package", "cache", "cache"]);
      expect(effects.lines[0]).toMatch(/train-labels-idx1-ubyte in .* is not Fashion-MNIST.*; fetching it again$/);
      expect(new Set(await acquire(folder, machine()))).toEqual(new Set(["cache"]));
    })
  );
  it(
    "downloads from the second address where the first fails, and asks the first but once",
    withFolder(async (folder) => {
      const effects = machine({fetch: webAt("raw.githubusercontent.com")});
      expect(new Set(await acquire(folder, effects))).toEqual(new Set(["download"]));
      const hosts = effects.fetch.mock.calls.map(([url]) => new URL(url).host.split(".")[0]);
      expect(hosts).toEqual(["fashion-mnist", "raw", "raw", "raw", "raw"]);
    })
  );
  it(
    "passes over an address that serves another file",
    withFolder(async (folder) => {
      const bad = new Uint8Array(gzipBytes(Buffer.alloc(fixtureFiles.trainImages.rawBytes)));
      const good = webAt("storage.googleapis.com");
      const effects = machine({fetch: async (url, init) => (url.includes("s3") ? new Response(bad) : good(url, init))});
      expect(new Set(await acquire(folder, effects))).toEqual(new Set(["download"]));
      expect(effects.lines.join("\n")).toMatch(/train-images-idx3-ubyte in https:.*s3.* is not Fashion-MNIST/);
    })
  );
  it(
    "unpacks the package of the archive, once, and leaves only the files",
    withFolder(async (folder) => {
      const effects = machine({runProgram: archive(false)});
      expect(new Set(await acquire(folder, effects))).toEqual(new Set(["Debian package"]));
      expect(effects.runProgram.mock.calls.map(([program]) => program)).toEqual(["apt-get", "dpkg-deb"]);
      expect((await readdir(join(folder, "cache"))).sort()).toEqual([...names].sort());
    })
  );
  it(
    "updates package lists of its own where the package is unknown",
    withFolder(async (folder) => {
      const effects = machine({runProgram: archive(true)});
      expect(new Set(await acquire(folder, effects))).toEqual(new Set(["Debian package"]));
      const commands = effects.runProgram.mock.calls.map(([program, args]) => [program, ...args].join(" "));
      expect(commands.map((command) => /update|download|dpkg-deb/.exec(command)?.[0])).toEqual([
        "download",
        "update",
        "download",
        "dpkg-deb"
      ]);
      expect(commands[1]).toMatch(/Dir::State::Lists=.*package\.\d+-\d+\.tmp\/lists/);
    })
  );
  it(
    "lists each source and why it failed, and what to do, where none has the file",
    withFolder(async (folder) => {
      const failure = await acquire(folder, machine()).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(AggregateError);
      const lines = (failure as AggregateError).message.split("\n");
      expect(lines).toHaveLength(7);
      expect(lines[0]).toBe("no source has train-images-idx3-ubyte:");
      expect(lines[1]).toMatch(/no train-images-idx3-ubyte\.gz or train-images-idx3-ubyte in/);
      expect(lines.slice(2, 5).every((line) => line.endsWith("no network"))).toBe(true);
      expect(lines[5]).toBe("  no such program");
      expect(lines[6]).toMatch(/name it in FASHION_MNIST_DIR; see docs\/data\.md$/);
      expect(await readdir(join(folder, "cache"))).toEqual([]);
    })
  );
});
