/**
 * What this device keeps from visit to visit, by key: images in pieces, and runs that are not finished. What a browser
 * whose storage is off or full does not keep, this page does until it is left.
 */

const storeName = "kept";

const onThisPage = new Map<string, unknown>();

/** What is kept under a key; undefined where there is nothing. */
export async function kept<T>(key: string): Promise<T | undefined> {
  if (onThisPage.has(key)) return onThisPage.get(key) as T;
  try {
    return await inStore<T | undefined>("readonly", (store) => store.get(key) as IDBRequest<T | undefined>);
  } catch {
    return undefined; // storage is off
  }
}

/** Keeps something under a key. @returns whether the browser does so, and not this page alone */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    await inStore("readwrite", (store) => store.put(value, key));
    onThisPage.delete(key);
    return true;
  } catch {
    onThisPage.set(key, value);
    return false;
  }
}

/** Keeps what is under a key no longer. */
export async function forget(key: string): Promise<void> {
  onThisPage.delete(key);
  await inStore("readwrite", (store) => store.delete(key)).catch(() => undefined);
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    const transaction = database.transaction(storeName, mode);
    const result = ask(transaction.objectStore(storeName));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("not stored"));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("fashion-mnist-report", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error("no storage"));
  });
}
