/** Why a file is no picture to be read, in words for a reader. */
export class PictureError extends Error {
  override readonly name = "PictureError";
}
