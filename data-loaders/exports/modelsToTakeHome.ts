import {modelFileNames} from "../../src/lib/modelFileNames.js";
import {modelCard, type CardTables} from "../../src/lib/modelCard.js";
import {modelLines} from "../../src/lib/modelLines.js";
import {portableNames, portableRun} from "../../src/lib/portableNetworks.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {sha256} from "../store/sha256.js";
import {modelFiles} from "./modelFiles.js";
import type {PortableRun} from "./portableRuns.js";

/** Networks in every format with their cards, files by name, and the rows of table `model-files`. */
export async function modelsToTakeHome(
  networks: readonly PortableRun[],
  tables: CardTables
): Promise<{readonly files: Record<string, Uint8Array>; readonly rows: readonly Row<"model-files">[]}> {
  const files: Record<string, Uint8Array> = {};
  const rows: Row<"model-files">[] = [];
  for (const network of networks) {
    const {variant, trained, standardisation} = network;
    const {mean, standardDeviation} = standardisation;
    const weights = await modelFiles(trained, standardisation);
    const card = cardText(tables, network, weights);
    Object.assign(files, weights, {[`${variant}-card.md`]: new TextEncoder().encode(card)});
    for (const {format, file} of modelFileNames(variant)) {
      const content = files[file]!;
      rows.push({variant, mean, standardDeviation, format, file, bytes: content.length, sha256: sha256(content)});
    }
  }
  return {files, rows};
}

/** A model card as Markdown, headed by the fields that Hugging Face reads. */
function cardText(
  tables: CardTables,
  {variant, standardisation}: PortableRun,
  weights: Readonly<Record<string, Uint8Array>>
): string {
  const {testAccuracy} = portableRun(tables, variant);
  const name = `Fashion-MNIST ${portableNames[variant]}`;
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
  const fields = modelCard(tables, variant, standardisation).map(({field, text}) => `**${field}.** ${text}`);
  const files = Object.entries(weights).map(
    ([file, content]) => `| ${file} | ${content.length} | ${sha256(content)} |`
  );
  const lines = modelLines(variant, standardisation).map(
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
