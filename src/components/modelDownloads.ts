import {count} from "../lib/format.js";
import {modelLines, type Standardisation} from "../lib/modelLines.js";
import {portableNames} from "../lib/portableNetworks.js";
import type {PortableVariant} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {tags} from "./tags.js";

const {a, code, details, div, pre, summary, table, tbody, td, th, thead, tr} = tags;

/** Every file of the networks with its address, size and hash. */
export function modelDownloads({modelFiles}: Pick<Tables, "modelFiles">): HTMLElement {
  const head = ["File", "Network", "Format", "Bytes", "SHA-256"].map((name) => th({scope: "col"}, name));
  const body = modelFiles.map(({variant, format, file, bytes, sha256}) =>
    tr(
      {},
      th({scope: "row"}, a({href: `./data/models/${file}`, download: file}, file)),
      td({class: `name-${variant}`}, portableNames[variant]),
      td({}, format === "Markdown" ? "model card" : format),
      td({class: "numeric"}, count(bytes)),
      td({}, code({class: "model-hash"}, sha256))
    )
  );
  return div(
    {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Files of all networks"},
    table({}, thead({}, tr({}, head)), tbody({}, body))
  );
}

/** Lines that load a network's files, one library unfolded at a time. */
export function linesToLoad(variant: PortableVariant, standardisation: Standardisation): HTMLElement {
  return div(
    {class: "model-lines"},
    modelLines(variant, standardisation).map(({library, lines}, i) =>
      details(
        {name: `lines-${variant}`, open: i === 0},
        summary({}, library),
        pre(
          {tabindex: 0, role: "group", "aria-label": `${library}: lines that load the ${portableNames[variant]}`},
          code({}, lines.join("\n"))
        )
      )
    )
  );
}
