import type {Checkpoint, OptimiserState, Position} from "../training/checkpoint.js";

/**
 * All that a run knows between two epochs, as it is hashed and published: parameters, Adam's first moment, then its
 * second, little-endian float32.
 */
export function bytesOfState({parameters, firstMoment, secondMoment}: OptimiserState): Uint8Array<ArrayBuffer> {
  const all = new Float32Array(3 * parameters.length);
  [parameters, firstMoment, secondMoment].forEach((part, i) => all.set(part, i * parameters.length));
  return new Uint8Array(all.buffer);
}

/** The state that such bytes stand for. @throws RangeError if they are not three arrays of so many parameters */
export function stateOfBytes(bytes: Uint8Array, parameterCount: number): OptimiserState {
  const expected = 3 * parameterCount * Float32Array.BYTES_PER_ELEMENT;
  if (bytes.byteLength !== expected)
    throw new RangeError(`invalid checkpoint: expected ${expected} bytes, got ${bytes.byteLength}`);
  const all = new Float32Array(bytes.slice().buffer);
  const part = (i: number): Float32Array => all.slice(i * parameterCount, (i + 1) * parameterCount);
  return {parameters: part(0), firstMoment: part(1), secondMoment: part(2)};
}

/** Where a run stands after so many epochs of so many steps. */
export function positionAfter(epoch: number, stepsPerEpoch: number): Position {
  return {
    stepCount: epoch * stepsPerEpoch,
    epoch,
    step: 0,
    seenCount: 0,
    lossSum: 0,
    correctCount: 0,
    seconds: 0,
    epochs: [],
    startedAt: new Date().toISOString()
  };
}

/** Where training goes on after an epoch. @throws as stateOfBytes */
export function checkpointAfter(
  bytes: Uint8Array,
  {epoch, stepsPerEpoch, parameterCount}: {epoch: number; stepsPerEpoch: number; parameterCount: number}
): Checkpoint {
  return {position: positionAfter(epoch, stepsPerEpoch), state: stateOfBytes(bytes, parameterCount)};
}
