import {tags} from "../../components/tags.js";

const {fieldset, input, label, legend, span} = tags;

export interface UploadOptions {
  readonly onFile: (file: Blob) => void;
  /** Ends what it hears from the page. */
  readonly signal: AbortSignal;
}

/** Ways to a picture of the reader's own: a file chosen, dropped on the page's part or pasted. */
export function uploadSource({onFile, signal}: UploadOptions, dropOn: HTMLElement): HTMLElement {
  const accept = "image/png,image/jpeg,image/webp";
  const file = input({type: "file", accept, class: "visually-hidden"}) as HTMLInputElement;
  const take = (files: FileList | null | undefined): void => {
    const [first] = files ?? [];
    if (first !== undefined) onFile(first);
  };
  file.addEventListener("change", () => {
    take(file.files);
    file.value = "";
  });
  document.addEventListener("paste", (event) => take(event.clipboardData?.files), {signal});
  takeDrops(dropOn, take);
  return fieldset(
    {class: "source"},
    legend({}, "A picture of yours"),
    label({class: "file-button"}, file, span({}, "Choose, drop or paste a picture")),
    span({class: "panel-note"}, "PNG, JPEG, WebP or AVIF, up to 30 MB. It never leaves this page.")
  );
}

function takeDrops(target: HTMLElement, take: (files: FileList | undefined) => void): void {
  const mark = (isOver: boolean): void => void target.classList.toggle("takes-drop", isOver);
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  target.addEventListener("dragleave", () => mark(false));
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    take(event.dataTransfer?.files);
  });
}
