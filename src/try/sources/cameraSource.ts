import {elements} from "../../components/elements.js";

export interface CameraOptions {
  readonly document: Document;
  readonly onFrame: (frame: ImageBitmap) => void;
}

/** A picture from the camera: on when asked for, off as soon as the picture is taken. */
export function cameraSource({document, onFrame}: CameraOptions): HTMLElement {
  const {fieldset, legend, button, video, p, div} = elements(document);
  const words = p({class: "panel-note", role: "status"});
  const view = video({
    class: "camera-view",
    playsinline: true,
    "aria-label": "What the camera sees"
  }) as HTMLVideoElement;
  view.muted = true;
  const start = button({type: "button"}, "Use the camera");
  const take = button({type: "button"}, "Take the picture");
  const stop = button({type: "button", class: "quiet-button"}, "Switch it off");
  const preview = div({class: "camera", hidden: true}, view, div({class: "source-fields"}, take, stop));
  const end = (): void => {
    for (const track of (view.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
    view.srcObject = null;
    preview.hidden = true;
    start.hidden = false;
  };
  start.addEventListener("click", () => {
    words.textContent = "Waiting for the camera.";
    void openCamera(document.defaultView!.navigator).then(
      async (stream) => {
        view.srcObject = stream;
        preview.hidden = false;
        start.hidden = true;
        words.textContent = "";
        await view.play();
        take.focus();
      },
      (error: unknown) => (words.textContent = refusal(error))
    );
  });
  take.addEventListener("click", () => {
    void createImageBitmap(view).then((frame) => {
      end();
      start.focus();
      onFrame(frame);
    });
  });
  stop.addEventListener("click", () => {
    end();
    start.focus();
  });
  return fieldset({class: "source"}, legend({}, "The camera"), start, preview, words);
}

async function openCamera({mediaDevices}: Navigator): Promise<MediaStream> {
  // Typed as always there, which it is not: browsers offer it over https and on the machine itself only.
  if ((mediaDevices as MediaDevices | undefined) === undefined) throw new DOMException("", "SecurityError");
  return mediaDevices.getUserMedia({video: {facingMode: "environment"}});
}

/** Why there is no camera, and what to do, in words. */
export function refusal(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError")
    return "The camera was refused. Allow it in the browser’s settings of this page, or upload a picture.";
  if (name === "NotFoundError") return "No camera was found. Upload a picture instead.";
  if (name === "NotReadableError") return "The camera is in use by another program. Close that, or upload a picture.";
  if (name === "SecurityError") return "This browser gives pages the camera only over https. Upload a picture instead.";
  return "The camera could not be started. Upload a picture instead.";
}
