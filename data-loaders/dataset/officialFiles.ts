/** One of the four files of the data set. */
export interface OfficialFile {
  /** Name of the unpacked file; the packed one adds .gz. */
  readonly file: string;
  /** Images or labels in it. */
  readonly exampleCount: number;
  /** Size of the official gzip file, bytes; other packings of the same data differ a little. */
  readonly gzipBytes: number;
  /** Size unpacked, bytes. */
  readonly rawBytes: number;
  /** SHA-256 of the unpacked bytes, hexadecimal: what decides whether a file is the real one. */
  readonly rawSha256: string;
  /** The same of plain MNIST's file of this name, the likeliest mix-up. */
  readonly mnistSha256: string;
}

/** Something for each of the four files. */
export interface FileSet<T> {
  readonly trainImages: T;
  readonly trainLabels: T;
  readonly testImages: T;
  readonly testLabels: T;
}

/**
 * The official release, without the duplicates that were removed on 31 August 2017.
 * Source: names and gzip sizes from Zalando's README of Fashion-MNIST; hashes of the unpacked files as Debian's package
 * dataset-fashion-mnist holds them; hashes of plain MNIST as published with many copies of it.
 */
export const officialFiles: FileSet<OfficialFile> = {
  trainImages: {
    file: "train-images-idx3-ubyte",
    exampleCount: 60_000,
    gzipBytes: 26_421_880,
    rawBytes: 47_040_016,
    rawSha256: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    mnistSha256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
  },
  trainLabels: {
    file: "train-labels-idx1-ubyte",
    exampleCount: 60_000,
    gzipBytes: 29_515,
    rawBytes: 60_008,
    rawSha256: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    mnistSha256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
  },
  testImages: {
    file: "t10k-images-idx3-ubyte",
    exampleCount: 10_000,
    gzipBytes: 4_422_102,
    rawBytes: 7_840_016,
    rawSha256: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    mnistSha256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
  },
  testLabels: {
    file: "t10k-labels-idx1-ubyte",
    exampleCount: 10_000,
    gzipBytes: 5_148,
    rawBytes: 10_008,
    rawSha256: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    mnistSha256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
  }
};

/** Does the same for each of the four files, one after the other. */
export async function forEachFile<A, B>(files: FileSet<A>, act: (file: A) => Promise<B>): Promise<FileSet<B>> {
  return {
    trainImages: await act(files.trainImages),
    trainLabels: await act(files.trainLabels),
    testImages: await act(files.testImages),
    testLabels: await act(files.testLabels)
  };
}

/** The four in the order of the data set's tables. */
export function listFiles<T>(files: FileSet<T>): readonly T[] {
  return [files.trainImages, files.trainLabels, files.testImages, files.testLabels];
}
