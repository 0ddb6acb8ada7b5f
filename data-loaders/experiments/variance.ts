import {annTopology} from "../models/ann.js";
import type {SeedPart} from "../training/protocol.js";
import {variantOf, type Variant} from "./variant.js";

const parts: Readonly<Record<SeedPart, string>> = {
  split: "only the validation split varies",
  weights: "only the initial weights vary",
  order: "only the order of the images varies",
  dropout: "only dropout's masks vary"
};

/** The ANN with one thing that the seed decides, and all else as with seed 1: where its scatter comes from. */
export const variance: Readonly<Record<string, Variant>> = Object.fromEntries(
  Object.entries(parts).map(([part, change]) => {
    return [`ann-varies-${part}`, variantOf(annTopology(), change, {varies: part as SeedPart})];
  })
);
