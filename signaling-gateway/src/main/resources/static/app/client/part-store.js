const DATABASE = 'causerie.recording';
const PARTS = 'parts';

/**
 * Parts on this device, so that a reload or a crash of the page loses none. Where there is no IndexedDB, or it is full,
 * closed, or not for this page, parts are in memory only.
 */
export class PartStore {
  /** @type {Promise<IDBDatabase | undefined> | undefined} */
  #opening;

  /** @param {import('./part-queue.js').Part} part */
  async put(part) {
    await this.#write((parts) => parts.put(part));
  }

  /** @param {string} id */
  async remove(id) {
    await this.#write((parts) => parts.delete(id));
  }

  /** @returns {Promise<import('./part-queue.js').Part[]>} everybody's, oldest first */
  async all() {
    const database = await this.#open();
    if (!database) {
      return [];
    }
    const parts = await new Promise((resolve, reject) => {
      const request = database.transaction(PARTS, 'readonly').objectStore(PARTS).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }).catch(() => []);
    return parts.sort((a, b) => a.at - b.at);
  }

  /** @param {(parts: IDBObjectStore) => void} change */
  async #write(change) {
    const database = await this.#open();
    if (!database) {
      return;
    }
    await new Promise((resolve) => {
      const transaction = database.transaction(PARTS, 'readwrite');
      transaction.oncomplete = resolve;
      transaction.onerror = resolve;
      transaction.onabort = resolve;
      change(transaction.objectStore(PARTS));
      // Now rather than when the page is next idle: it may be about to go.
      transaction.commit?.();
    }).catch(() => {});
  }

  #open() {
    this.#opening ??= new Promise((resolve, reject) => {
      const request = globalThis.indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(PARTS, { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }).catch(() => undefined);
    return this.#opening;
  }
}
