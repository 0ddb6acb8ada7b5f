/** A signal that ends with a cell: `document.addEventListener("keydown", listener, {signal: endOf(invalidation)})`. */
export function endOf(invalidation: Promise<void>): AbortSignal {
  const end = new AbortController();
  void invalidation.then(() => end.abort());
  return end.signal;
}
