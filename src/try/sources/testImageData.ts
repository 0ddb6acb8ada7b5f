import {garments, type Garments} from "../../explore/images/garments.js";
import {testImages, type TestImages} from "../../explore/images/testImages.js";
import {loadColumns} from "../../live/loadColumns.js";
import {loadTable} from "../../live/loadTable.js";
import {remembered} from "../../live/remembered.js";
import {cellLevels, sheetPictures} from "../../live/sheetPictures.js";

/** The test images, with what both networks said of them when the report was made. */
export interface TestImageData {
  readonly images: TestImages;
  readonly garments: Garments;
  /** Levels of an image, [784]. @throws DataFileError if its sheet cannot be had */
  pixels(image: number): Promise<Uint8Array>;
}

/** Loads the tables of all test images, once per page. @throws DataFileError if one cannot be had */
export const testImageData = remembered(async (document: Document): Promise<TestImageData> => {
  const [outcomes, places, sheets] = await Promise.all([
    loadColumns("outcomes"),
    loadColumns("test-images"),
    loadTable("sheets")
  ]);
  const pictures = garments({document, places, sheets: sheetPictures(sheets, document), onError: console.error});
  return {
    images: testImages(outcomes),
    garments: pictures,
    pixels: async (image) => {
      const {picture, cell} = await pictures.load(image);
      return cellLevels(picture, cell);
    }
  };
});
