import {garments, type Garments} from "../../explore/images/garments.js";
import {testImages, type TestImages} from "../../explore/images/testImages.js";
import {loadColumns, loadTable} from "../../explore/tables.js";
import {remembered} from "../../page/remembered.js";
import {cellLevels, sheetPictures} from "../../explore/images/sheetPictures.js";

/** The test images, with what both networks said of them when the report was made. */
export interface TestImageData {
  readonly images: TestImages;
  readonly garments: Garments;
  /** Levels of an image, [784]. @throws Error if its sheet cannot be had */
  pixels(image: number): Promise<Uint8Array>;
}

const load = remembered(async (_: "data"): Promise<TestImageData> => {
  const [outcomes, places, sheets] = await Promise.all([
    loadColumns("outcomes"),
    loadColumns("test-images"),
    loadTable("sheets")
  ]);
  const pictures = garments({places, sheets: sheetPictures(sheets), onError: console.error});
  return {
    images: testImages(outcomes),
    garments: pictures,
    pixels: async (image) => {
      const {picture, cell} = await pictures.load(image);
      return cellLevels(picture, cell);
    }
  };
});

/** Loads the tables of all test images, once per page. @throws Error if one cannot be had */
export function testImageData(): Promise<TestImageData> {
  return load("data");
}
