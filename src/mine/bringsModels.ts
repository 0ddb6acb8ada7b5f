/** Where models are kept on the device. */
export const keptKey = "fashion-mnist-report.mine";

/** Whether an address's part behind the # holds a model. */
export function isLinked(fragment: string): boolean {
  return fragment.startsWith("#mine=");
}

/** Whether the address or this device brings models of the reader’s own: only then is their code worth loading. */
export function bringsModels(): boolean {
  try {
    return isLinked(location.hash) || localStorage.getItem(keptKey) !== null;
  } catch {
    return false; // storage is off
  }
}
