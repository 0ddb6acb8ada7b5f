import {tags} from "../../components/tags.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../lib/columns.js";
import type {CoveredPatch} from "../../modelView/patchMap.js";
import type {Garments} from "../images/garments.js";
import {ownProbabilities, type Probabilities} from "../images/probabilities.js";
import type {TestImages} from "../images/testImages.js";
import {isModel, slots} from "../view/slots.js";
import type {PanelPart} from "./imagePanel.js";
import type {ComparedProbabilities} from "./probabilityTable.js";

const {div} = tags;

export interface PartsOptions {
  readonly garments: Garments;
  /** Of the report's two models. */
  readonly probabilities: () => Promise<Readonly<Record<Model, Probabilities>>>;
  readonly neighbours: () => Promise<Columns<"neighbours">>;
  readonly occlusion: () => Promise<(model: Model, image: number) => readonly CoveredPatch[] | undefined>;
}

/** What the panel shows below the garment, each part with a file of its own; their code is loaded with the first image. */
export function panelParts({probabilities, neighbours, occlusion, ...look}: PartsOptions): PanelPart[] {
  const drawing = () => import("./drawnParts.js");
  const memory = {isLooking: false, unfolded: new Set<string>()};
  return [
    {
      consequence: "The pinned image cannot be shown beside it.",
      make: async (images, image, pinned) => {
        if (pinned === undefined || pinned === image) return div({});
        return (await drawing()).comparison(images, image, pinned, look);
      }
    },
    {
      consequence: "What the models make of the image cannot be shown without it.",
      make: async (images, image) => (await drawing()).verdict(images, image, look)
    },
    {
      consequence: "The ten probabilities cannot be shown without it.",
      make: async (images, image) => {
        const [given, {probabilityTable}] = await Promise.all([compared(images, probabilities), drawing()]);
        return probabilityTable(images, image, given);
      }
    },
    {
      consequence: "The nearest training images cannot be shown without it.",
      make: async (images, image) => {
        const [columns, {neighbourStrip}] = await Promise.all([neighbours(), drawing()]);
        return neighbourStrip(columns, image, images.labels[image]!, look);
      }
    },
    {
      consequence: "What covering a patch does cannot be shown without it.",
      make: async (images, image) => {
        const [covered, {occlusionMaps}] = await Promise.all([occlusion(), drawing()]);
        return occlusionMaps(images, image, covered, look);
      }
    },
    {
      consequence: "The networks cannot be looked into without it.",
      make: async (images, image) => (await drawing()).modelPart(images, image, {...look, memory})
    }
  ];
}

/** The probabilities of the two that are compared; the table is loaded only if one of them is in it. */
export async function compared(
  {models}: TestImages,
  ofReport: PartsOptions["probabilities"]
): Promise<ComparedProbabilities> {
  const found = slots.map(async (slot) => {
    const {source} = models[slot];
    return [slot, isModel(source) ? (await ofReport())[source] : ownProbabilities(models[slot])] as const;
  });
  return Object.fromEntries((await Promise.all(found)).filter(([, given]) => given !== undefined));
}
