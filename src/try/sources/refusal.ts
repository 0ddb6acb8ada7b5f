const words: Readonly<Record<string, string>> = {
  NotAllowedError: "The camera was refused. Allow it in the browser’s settings of this page, or upload a picture.",
  NotFoundError: "No camera was found. Upload a picture instead.",
  NotReadableError: "The camera is in use by another program. Close that, or upload a picture.",
  SecurityError: "This browser gives pages the camera only over https. Upload a picture instead."
};

/** Why there is no camera, and what to do, in words. Source of the names: W3C, "Media Capture and Streams". */
export function refusal(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  return words[name] ?? "The camera could not be started. Upload a picture instead.";
}
