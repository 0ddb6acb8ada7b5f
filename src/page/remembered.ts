/** Loads at most once for each key; a failure is forgotten, so that a later call tries again. */
export function remembered<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const loads = new Map<K, Promise<V>>();
  return (key) => {
    const known = loads.get(key);
    if (known !== undefined) return known;
    const started = load(key);
    loads.set(key, started);
    started.catch(() => loads.delete(key));
    return started;
  };
}
