import {tags} from "../components/tags.js";

/** More text than anybody types into a page: ten thousand ids take twice as many characters. */
export const longText = 15_000;

export interface DropOptions {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Takes files that are dropped anywhere on the page, and files or long texts that are pasted anywhere but in a field. */
export function dropAnywhere({onFiles, onText, signal}: DropOptions): void {
  const sign = tags.div(
    {class: "mine-drop", hidden: true, "aria-hidden": "true"},
    "Drop predictions to judge them here"
  );
  document.body.append(sign);
  signal.addEventListener("abort", () => sign.remove());
  const listen = (name: "dragover" | "dragleave" | "drop", does: (event: DragEvent) => void): void =>
    addEventListener(name, does, {signal});
  listen("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    sign.hidden = false;
  });
  listen("dragleave", ({relatedTarget}) => (sign.hidden = relatedTarget === null || sign.hidden));
  listen("drop", (event) => {
    sign.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    onFiles(Array.from(event.dataTransfer!.files));
  });
  addEventListener(
    "paste",
    (event) => {
      if ((event.target as Element).closest("input, textarea, [contenteditable]")) return;
      const files = Array.from(event.clipboardData?.files ?? []);
      const text = event.clipboardData?.getData("text") ?? "";
      if (files.length > 0) onFiles(files);
      else if (text.length >= longText) onText(text);
    },
    {signal}
  );
}

function holdsFiles({dataTransfer}: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
