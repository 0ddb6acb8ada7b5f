import {elements} from "../../components/elements.js";

/** Ways to a picture of the reader's own: a file chosen, dropped on the page or pasted. */
export function uploadSource(
  {document, onFile}: {readonly document: Document; readonly onFile: (file: Blob) => void},
  dropOn: HTMLElement
): HTMLElement {
  const {fieldset, legend, label, input, span} = elements(document);
  const file = input({
    type: "file",
    accept: "image/png,image/jpeg,image/webp",
    class: "visually-hidden"
  }) as HTMLInputElement;
  const take = (files: FileList | null | undefined): void => {
    const [first] = files ?? [];
    if (first !== undefined) onFile(first);
  };
  file.addEventListener("change", () => {
    take(file.files);
    file.value = "";
  });
  dropOn.addEventListener("dragover", (event) => {
    event.preventDefault();
    dropOn.classList.add("takes-drop");
  });
  dropOn.addEventListener("dragleave", () => dropOn.classList.remove("takes-drop"));
  dropOn.addEventListener("drop", (event) => {
    event.preventDefault();
    dropOn.classList.remove("takes-drop");
    take(event.dataTransfer?.files);
  });
  document.addEventListener("paste", (event) => take(event.clipboardData?.files));
  return fieldset(
    {class: "source"},
    legend({}, "A picture of yours"),
    label({class: "file-button"}, file, span({}, "Choose, drop or paste a picture")),
    span({class: "panel-note"}, "PNG, JPEG or WebP, up to 5 MB. It never leaves this page.")
  );
}
