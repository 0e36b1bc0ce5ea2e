// What this browser keeps: the vault's file and other ciphertext, in IndexedDB. Nothing here can be read without the
// pass phrase but the fact that it is there.

const NAME = "tally";
const STORE = "kept";

export type Kept = {
  /** The encrypted vault, hexadecimal. */
  vault: { file: string; demo: boolean; created_ms: number; backedUp: boolean };
  /** Contacts and labels, sealed by an account's key. */
  private: { account: string; sealed: string };
  /** The pass phrase under a secret that only the passkey gives, and what to ask it with. */
  passkey: { credential: string; salt: string; wrapped: string };
};

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

async function run<T>(mode: IDBTransactionMode, act: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB"));
    });
  } finally {
    database.close();
  }
}

export const load = <K extends keyof Kept>(key: K): Promise<Kept[K] | undefined> => run("readonly", (kept) => kept.get(key) as IDBRequest<Kept[K] | undefined>);
export const keep = <K extends keyof Kept>(key: K, value: Kept[K]): Promise<unknown> => run("readwrite", (kept) => kept.put(value, key));
export const drop = (key: keyof Kept): Promise<unknown> => run("readwrite", (kept) => kept.delete(key));
export const forget = (): Promise<unknown> => run("readwrite", (kept) => kept.clear());
