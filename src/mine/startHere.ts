import {tags} from "../components/tags.js";
import {longText} from "./dropAnywhere.js";
import {act} from "./noteCards.js";
import {snippetList} from "./snippets.js";

const {details, div, h3, input, label, p, summary, textarea} = tags;

export interface StartOptions {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
  readonly onExample: () => void;
}

/** Ways to give predictions, and the lines that write them; to be folded once there is a model. */
export function startHere({onFiles, onText, onExample}: StartOptions): HTMLDetailsElement {
  const chooser = input({
    type: "file",
    multiple: true,
    class: "visually-hidden",
    tabindex: -1,
    "aria-hidden": "true"
  }) as HTMLInputElement;
  chooser.addEventListener("change", () => {
    const files = Array.from(chooser.files ?? []);
    chooser.value = "";
    if (files.length > 0) onFiles(files);
  });
  const field = textarea({rows: 4, spellcheck: "false", placeholder: "9\n2\n1\n1\n6 …"}) as HTMLTextAreaElement;
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text.length < longText) return;
    event.preventDefault(); // ten thousand lines take a field many seconds
    onText(text);
  });
  return details(
    {class: "mine-start", open: true},
    summary({}, "Add another model"),
    p(
      {},
      "Your predictions of the 10,000 test images, in the order of the file: class ids, names, probabilities or logits. They are read in this page and sent nowhere."
    ),
    div(
      {class: "mine-ways"},
      act("Choose files", () => chooser.click()),
      act("Try our example", onExample),
      chooser
    ),
    p(
      {class: "mine-hint"},
      "Or drop them anywhere on this page, or paste. CSV, NPY, NPZ, JSON, Arrow, Parquet. Several files count as seeds. Weights of this report’s two networks, trained elsewhere, are run here: safetensors, NPZ, or model.json of TensorFlow.js with its weights."
    ),
    details(
      {},
      summary({}, "Type or paste rows"),
      label({class: "mine-text"}, "Rows, one for each test image", field),
      act("Judge these rows", () => onText(field.value))
    ),
    h3({}, "Six lines that write the file"),
    snippetList()
  ) as HTMLDetailsElement;
}
