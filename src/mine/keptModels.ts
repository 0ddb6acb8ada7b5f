import {keptKey} from "./bringsModels.js";

/** A model as it is kept on the device: what its owner calls it, and its classes as a link holds them. */
export interface KeptModel {
  readonly title: string;
  readonly text: string;
}

/** The models that are kept on this device; none where there is no such memory. */
export function keptModels(): readonly KeptModel[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keptKey) ?? "[]");
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return []; // storage is off, or holds what is not ours
  }
}

/** Keeps these models and no others. @throws Error if the browser keeps nothing */
export function keepModels(models: readonly KeptModel[]): void {
  try {
    if (models.length === 0) localStorage.removeItem(keptKey);
    else localStorage.setItem(keptKey, JSON.stringify(models));
  } catch (cause) {
    throw new Error("This browser keeps nothing: its storage is off or full.", {cause});
  }
}

function isKept(value: unknown): value is KeptModel {
  return typeof value === "object" && value !== null && "title" in value && "text" in value
    ? typeof value.title === "string" && typeof value.text === "string"
    : false;
}
