/** Notes that a browser keeps for a person about a subject; never sent. */
export interface Notes {
  /** The note as it was written; undefined when there is none. */
  read: (person: string, subject: string) => unknown;
  /** Keeps a note; undefined forgets it. False when the browser does not keep it. */
  write: (person: string, subject: string, note: object | undefined) => boolean;
  /** Forgets every note but those of `person`; all of them when nobody is named. */
  wipe: (person?: string) => void;
}

/**
 * Notes in one of the browser's storages. Storage may be blocked or full: then nothing is read and
 * `write` says so, and the page itself still holds what was written.
 *
 * @param storageOf reaches for the storage anew each time, since reaching may throw
 * @param prefix tells these notes from everything else that lies there
 */
function notesIn(storageOf: () => Storage, prefix: string): Notes {
  const keyOf = (person: string, subject: string) => `${prefix}${person} ${subject}`;
  return {
    read: (person, subject) => {
      try {
        const kept = storageOf().getItem(keyOf(person, subject));
        return kept === null ? undefined : (JSON.parse(kept) as unknown);
      } catch {
        return undefined;
      }
    },
    write: (person, subject, note) => {
      try {
        const storage = storageOf();
        if (note === undefined) storage.removeItem(keyOf(person, subject));
        else storage.setItem(keyOf(person, subject), JSON.stringify(note));
        return true;
      } catch {
        return false;
      }
    },
    wipe: (person) => {
      try {
        const storage = storageOf();
        const own = person === undefined ? undefined : keyOf(person, '');
        for (const key of Object.keys(storage)) {
          const isOwn = own !== undefined && key.startsWith(own);
          if (key.startsWith(prefix) && !isOwn) storage.removeItem(key);
        }
      } catch {
        // Nothing could have been kept there.
      }
    },
  };
}

/** Kept in this tab only: survives a reload, is gone when the tab is closed. */
export const tabNotes = notesIn(() => sessionStorage, 'niping-note ');

/** Kept on the device: survives the end of the browser too. For what somebody is still writing. */
export const deviceNotes = notesIn(() => localStorage, 'niping-draft ');

/** Forgets what others noted here when `person` signs in, and everything when nobody is named. */
export function wipeNotes(person?: string): void {
  tabNotes.wipe(person);
  deviceNotes.wipe(person);
}
