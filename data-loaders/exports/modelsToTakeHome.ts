import {modelFileNames} from "../../src/lib/modelFileNames.js";
import {modelCard, trainingPixels, type CardTables} from "../../src/lib/modelCard.js";
import {modelLines} from "../../src/lib/modelLines.js";
import {coreRun} from "../../src/lib/lookup.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {StoredRun} from "../runs/storedRun.js";
import {sha256} from "../store/sha256.js";
import {modelFiles} from "./modelFiles.js";
import type {Standardisation} from "./portableNetwork.js";

/** Both models in every format with their cards, files by name, and the rows of table `model-files`. */
export async function modelsToTakeHome(
  runs: Readonly<Record<Model, Pick<StoredRun, "run" | "parameters" | "weightsSha256">>>,
  tables: CardTables,
  standardisation: Standardisation
): Promise<{readonly files: Record<string, Uint8Array>; readonly rows: readonly Row<"model-files">[]}> {
  const files: Record<string, Uint8Array> = {};
  for (const model of models) {
    const weights = await modelFiles(model, runs[model], standardisation);
    const card = cardText(tables, model, weights);
    Object.assign(files, weights, {[`${model}-card.md`]: new TextEncoder().encode(card)});
  }
  const rows = modelFileNames.map(({model, format, file}) => {
    const content = files[file]!;
    return {model, format, file, bytes: content.length, sha256: sha256(content)};
  });
  return {files, rows};
}

/** A model card as Markdown, headed by the fields that Hugging Face reads. */
function cardText(tables: CardTables, model: Model, weights: Readonly<Record<string, Uint8Array>>): string {
  const {testAccuracy} = coreRun(tables, model);
  const name = `Fashion-MNIST ${model.toUpperCase()}`;
  const head = [
    "license: mit",
    "pipeline_tag: image-classification",
    "datasets: [fashion_mnist]",
    "metrics: [accuracy]",
    "model-index:",
    `  - name: ${name}`,
    "    results:",
    "      - task: {type: image-classification}",
    "        dataset: {name: Fashion-MNIST, type: fashion_mnist, split: test}",
    `        metrics: [{type: accuracy, value: ${Number(testAccuracy.toFixed(6))}}]`
  ];
  const fields = modelCard(tables, model).map(({field, text}) => `**${field}.** ${text}`);
  const files = Object.entries(weights).map(
    ([file, content]) => `| ${file} | ${content.length} | ${sha256(content)} |`
  );
  const lines = modelLines(model, trainingPixels(tables)).map(
    ({library, language, lines}) => `### ${library}\n\n\`\`\`${language}\n${lines.join("\n")}\n\`\`\``
  );
  return (
    [
      `---\n${head.join("\n")}\n---`,
      `# ${name}`,
      ...fields,
      "## Files",
      `| file | bytes | SHA-256 |\n|---|---|---|\n${files.join("\n")}`,
      "## Use",
      "`levels` are pixels from 0 to 255, unsigned bytes: [n, 28, 28] in Python, in a row in JavaScript.",
      ...lines
    ].join("\n\n") + "\n"
  );
}
