/** Patches of an image that are covered in turn, each way. */
export const patchesAcross = 7;

/** Patches of an image. */
export const patchCount = patchesAcross * patchesAcross;
