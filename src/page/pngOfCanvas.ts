/** A canvas as PNG. @throws Error if the browser has no room for the picture */
export function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null)
        reject(new Error(`cannot render a picture: expected room for ${canvas.width} × ${canvas.height} px, got none`));
      else resolve(blob);
    }, "image/png");
  });
}
