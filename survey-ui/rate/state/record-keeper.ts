import type { Shelf } from '../storage.ts';
import {
  type BallotState,
  type LinkRecord,
  loadRecord,
  removeRecord,
  saveRecord,
} from './device.ts';

/** The one writer of a link's ballots on this device. */
export type RecordKeeper = {
  read: () => LinkRecord;
  /** Stores a state unless the device already holds a later one; returns what it then holds. */
  store: (survey: string, department: string, state: BallotState) => BallotState;
  /** Forgets every ballot of the link. */
  forget: () => void;
};

const order = { sealed: 0, signed: 1, sent: 2, refused: 2 } as const;

/**
 * Reads the device anew before each step, since another tab may hold the same link. When the
 * device refuses to keep a record (full, or storage blocked), it lives on in the page.
 */
export function recordKeeper(shelf: Shelf, name: string, blank: LinkRecord): RecordKeeper {
  let unsaved: LinkRecord | undefined;
  const read = (): LinkRecord => unsaved ?? loadRecord(shelf, name) ?? blank;
  return {
    read,
    store(survey, department, state) {
      const record = read();
      const held = record.ballots[survey]?.state;
      // A second sealing of the same ballot would make the server refuse one of the two.
      if (held !== undefined && order[held.step] >= order[state.step]) return held;
      const next = {
        ...record,
        ballots: { ...record.ballots, [survey]: { department, state } },
      };
      unsaved = saveRecord(shelf, name, next) ? undefined : next;
      return state;
    },
    forget() {
      unsaved = undefined;
      removeRecord(shelf, name);
    },
  };
}
