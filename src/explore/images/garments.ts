import {drawCell, type SheetPicture, type SheetPictures} from "./sheetPictures.js";
import type {Columns} from "../../lib/columns.js";
import {imageCanvas} from "../../modelView/inkedCanvas.js";

/** Pixels of an image, each way. */
export const imageWidth = 28;

export interface GarmentOptions {
  readonly places: Columns<"test-images">;
  readonly sheets: SheetPictures;
  /** Told of a sheet that cannot be shown. */
  readonly onError: (error: unknown) => void;
}

/** Pictures of garments on canvases of their own. */
export interface Garments {
  /** A test image; empty until its sheet is there. @param label for those who do not see it */
  testImage(image: number, label: string): HTMLCanvasElement;
  /** A cell of any sheet, likewise. */
  cell(sheet: string, cell: number, label: string): HTMLCanvasElement;
  /** Where a test image lies, if its sheet is there. */
  loaded(image: number): GarmentPlace | undefined;
  /** The same once its sheet is there. @throws Error if that cannot be had */
  load(image: number): Promise<GarmentPlace>;
}

export interface GarmentPlace {
  readonly picture: SheetPicture;
  readonly cell: number;
}

export function garments({places, sheets, onError}: GarmentOptions): Garments {
  const cell = (sheet: string, place: number, label: string): HTMLCanvasElement => {
    const canvas = imageCanvas(label);
    const draw = (picture: SheetPicture): void =>
      drawCell(canvas.getContext("2d")!, picture, place, {x: 0, y: 0, size: imageWidth});
    const loaded = sheets.loaded(sheet);
    if (loaded !== undefined) draw(loaded);
    else void sheets.load(sheet).then(draw).catch(onError);
    return canvas;
  };
  return {
    cell,
    testImage: (image, label) => cell(places.sheet[image]!, places.cell[image]!, label),
    loaded(image) {
      const picture = sheets.loaded(places.sheet[image]!);
      return picture && {picture, cell: places.cell[image]!};
    },
    load: async (image) => ({picture: await sheets.load(places.sheet[image]!), cell: places.cell[image]!})
  };
}
