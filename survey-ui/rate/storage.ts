/** A place for small texts on the device. */
export type Shelf = {
  /** Whether what is put here is still there after a reload. */
  readonly lasting: boolean;
  get: (key: string) => string | undefined;
  /** False when the device refused to keep it. */
  put: (key: string, text: string) => boolean;
  remove: (key: string) => void;
  keys: () => string[];
};

/** A shelf that lives as long as the page: what is left when the browser blocks storage. */
export function passingShelf(): Shelf {
  const texts = new Map<string, string>();
  return {
    lasting: false,
    get: (key) => texts.get(key),
    put: (key, text) => {
      texts.set(key, text);
      return true;
    },
    remove: (key) => {
      texts.delete(key);
    },
    keys: () => [...texts.keys()],
  };
}

function lastingShelf(storage: Storage): Shelf {
  return {
    lasting: true,
    get: (key) => storage.getItem(key) ?? undefined,
    put: (key, text) => {
      try {
        storage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
    remove: (key) => {
      storage.removeItem(key);
    },
    keys: () => Object.keys(storage),
  };
}

/**
 * The device's lasting shelf, or a passing one where the browser blocks storage
 * (private windows and strict settings throw on access or on the first write).
 */
export function deviceShelf(storage: () => Storage): Shelf {
  try {
    const shelf = lastingShelf(storage());
    const probe = 'niping.probe';
    const works = shelf.put(probe, '1') && shelf.get(probe) === '1';
    shelf.remove(probe);
    return works ? shelf : passingShelf();
  } catch {
    return passingShelf();
  }
}
