import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../lib/columns.js";
import type {CoveredPatch} from "../../modelView/patchMap.js";
import type {Garments} from "../images/garments.js";
import {ownProbabilities, type Probabilities} from "../images/probabilities.js";
import type {TestImages} from "../images/testImages.js";
import {isModel, slots} from "../view/slots.js";
import type {PanelPart} from "./imagePanel.js";
import {modelPart} from "./modelPart.js";
import {neighbourStrip} from "./neighbourStrip.js";
import {occlusionMaps} from "./occlusionMaps.js";
import {probabilityTable, type ComparedProbabilities} from "./probabilityTable.js";

export interface PartsOptions {
  readonly garments: Garments;
  /** Of the report's two models. */
  readonly probabilities: () => Promise<Readonly<Record<Model, Probabilities>>>;
  readonly neighbours: () => Promise<Columns<"neighbours">>;
  readonly occlusion: () => Promise<(model: Model, image: number) => readonly CoveredPatch[] | undefined>;
}

/** What the panel shows below the garment, each part with a file of its own. */
export function panelParts({probabilities, neighbours, occlusion, ...look}: PartsOptions): PanelPart[] {
  return [
    {
      consequence: "The ten probabilities cannot be shown without it.",
      make: async (images, image) => probabilityTable(images, image, await compared(images, probabilities))
    },
    {
      consequence: "The nearest training images cannot be shown without it.",
      make: async (images, image) => neighbourStrip(await neighbours(), image, images.labels[image]!, look)
    },
    {
      consequence: "What covering a patch does cannot be shown without it.",
      make: async (images, image) => occlusionMaps(images, image, await occlusion(), look)
    },
    {
      consequence: "The networks cannot be looked into without it.",
      make: (images, image) => Promise.resolve(modelPart(images, image, look))
    }
  ];
}

/** The probabilities of the two that are compared; the table is loaded only if one of them is in it. */
async function compared({models}: TestImages, ofReport: PartsOptions["probabilities"]): Promise<ComparedProbabilities> {
  const found = slots.map(async (slot) => {
    const {source} = models[slot];
    return [slot, isModel(source) ? (await ofReport())[source] : ownProbabilities(models[slot])] as const;
  });
  return Object.fromEntries((await Promise.all(found)).filter(([, given]) => given !== undefined));
}
