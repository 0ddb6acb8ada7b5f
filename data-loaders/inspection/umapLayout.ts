import {UMAP} from "umap-js";
import {randomWords} from "../random/streams.js";
import type {Activations} from "./hiddenActivations.js";
import {nearest} from "./nearest.js";

/** Points whose distances UMAP keeps: each point itself, as its first neighbour, and those nearest to it. */
const neighbourCount = 15;

/** Least distance between points on the map. */
const minDist = 0.1;

/** Largest coordinate of the places that the layout starts from, as the reference implementation has it. */
const startExtent = 10;

/**
 * Lays activations out in two dimensions so that what is near stays near. Neighbours are exact, and the layout starts
 * from the principal components, so that the large shape of the map is theirs and not of chance.
 * Sources: McInnes et al. 2018, "UMAP"; Kobak and Linderman 2021, "Initialization is critical for preserving global
 * data structure in both t-SNE and UMAP".
 * @param start places on the principal components, [n, 2]
 * @param layoutCount rounds of the optimiser; as many as umap-js takes for so many points where absent
 * @returns [n, 2], the same for the same seed
 * @throws Error if there are no more points than neighbours
 */
export async function umapLayout(
  activations: Activations,
  start: Float32Array,
  seed: number,
  layoutCount?: number
): Promise<Float32Array> {
  const {values, unitCount} = activations;
  const count = values.length / unitCount;
  const nEpochs = layoutCount ?? 0; // 0 stands for umap-js's own choice
  const umap = new UMAP({nNeighbors: neighbourCount, minDist, nEpochs, random: randomNumbers(seed)});
  const {indices, distances} = await withSelfFirst(activations, count);
  umap.setPrecomputedKNN(indices, distances);
  const rows = Array.from({length: count}, (_, i) => Array.from(values.subarray(i * unitCount, (i + 1) * unitCount)));
  const epochCount = umap.initializeFit(rows);
  const places = umap.getEmbedding();
  const scale = startExtent / start.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // The optimiser moves these very arrays.
  places.forEach((place, i) => place.splice(0, 2, scale * start[2 * i]!, scale * start[2 * i + 1]!));
  for (let epoch = 0; epoch < epochCount; ++epoch) umap.step();
  return Float32Array.from(umap.getEmbedding().flat());
}

async function withSelfFirst(
  activations: Activations,
  count: number
): Promise<{indices: number[][]; distances: number[][]}> {
  const found = await nearest(activations, activations, neighbourCount);
  const lists = Array.from({length: count}, (_, i) => {
    const others = Array.from({length: neighbourCount}, (_, k) => i * neighbourCount + k)
      .map((k) => ({position: found.positions[k]!, distance: found.distances[k]!}))
      .filter(({position}) => position !== i);
    return [{position: i, distance: 0}, ...others].slice(0, neighbourCount);
  });
  return {
    indices: lists.map((list) => list.map(({position}) => position)),
    distances: lists.map((list) => list.map(({distance}) => distance))
  };
}

const wordsPerStep = 4096;

/** Random numbers in [0, 1), one after the other, from the stream for maps. */
function randomNumbers(seed: number): () => number {
  let words: Uint32Array = new Uint32Array();
  let step = 0;
  let next = 0;
  return () => {
    if (next === words.length) {
      words = randomWords({seed, stream: "map", step: step++}, wordsPerStep);
      next = 0;
    }
    return words[next++]! / 2 ** 32;
  };
}
