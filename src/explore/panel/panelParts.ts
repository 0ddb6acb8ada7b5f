import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../lib/columns.js";
import type {CoveredPatch} from "../../modelView/patchMap.js";
import type {Garments} from "../images/garments.js";
import type {Probabilities} from "../images/probabilities.js";
import type {PanelPart} from "./imagePanel.js";
import {modelPart} from "./modelPart.js";
import {neighbourStrip} from "./neighbourStrip.js";
import {occlusionMaps} from "./occlusionMaps.js";
import {probabilityTable} from "./probabilityTable.js";

export interface PartsOptions {
  readonly garments: Garments;
  readonly probabilities: () => Promise<(image: number) => Probabilities>;
  readonly neighbours: () => Promise<Columns<"neighbours">>;
  readonly occlusion: () => Promise<(model: Model, image: number) => readonly CoveredPatch[] | undefined>;
}

/** What the panel shows below the garment, each part with a file of its own. */
export function panelParts({probabilities, neighbours, occlusion, ...look}: PartsOptions): PanelPart[] {
  return [
    {
      consequence: "The ten probabilities cannot be shown without it.",
      make: async (images, image) => probabilityTable(images, image, (await probabilities())(image))
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
