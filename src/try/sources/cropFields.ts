import {tags} from "../../components/tags.js";
import type {Crop} from "../../lib/modelWorker.js";

const {input, label} = tags;

const edges = ["left", "top", "right", "bottom"] as const;
const wholePercents = [0, 0, 100, 100] as const;

/** All of a picture. */
export const wholePicture: Crop = {left: 0, top: 0, right: 1, bottom: 1};

/** Where a picture is cropped, as four numbers. */
export interface CropFields {
  readonly elements: readonly HTMLElement[];
  /** Left, top, right and bottom, %. */
  percents(): number[];
  set(crop: Crop): void;
}

export function cropFields(): CropFields {
  const fields = wholePercents.map(
    (value) => input({type: "number", min: 0, max: 100, step: 1, value}) as HTMLInputElement
  );
  return {
    elements: fields.map((field, i) => label({class: "source-field"}, `Crop ${edges[i]}, %`, field)),
    percents: () => fields.map(({value}) => Number(value)),
    set: (crop) => fields.forEach((field, i) => (field.value = String(Math.round(100 * crop[edges[i]!]))))
  };
}

/** @param percents left, top, right and bottom @returns undefined where they leave nothing */
export function cropOf(percents: readonly number[]): Crop | undefined {
  const shares = percents.map((percent) => Math.min(100, Math.max(0, percent)) / 100);
  const [left, top, right, bottom] = shares as [number, number, number, number];
  return left < right && top < bottom ? {left, top, right, bottom} : undefined;
}
