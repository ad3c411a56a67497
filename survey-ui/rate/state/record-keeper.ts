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
  /**
   * Stores a state and returns what the device then holds, which is another tab's state if that
   * tab was first or got further.
   *
   * @param from the state that was built upon; a refusal counts only for the very ballot that
   *   was refused
   */
  store: (
    survey: string,
    department: string,
    state: BallotState,
    from?: BallotState,
  ) => BallotState;
  /** Forgets every ballot of the link. */
  forget: () => void;
};

const order = { refused: 0, sealed: 0, signed: 1, sent: 2 } as const;

/** Whether a held state gives way to a new one that was built upon `from`. */
function givesWay(held: BallotState, state: BallotState, from: BallotState | undefined): boolean {
  // Without a lock two tabs can each seal a ballot. The refusal of the second must not cost the
  // first its signature, without which the used link would be lost.
  if (state.step === 'refused') return JSON.stringify(held) === JSON.stringify(from);
  // A second sealing of the same ballot would make the server refuse one of the two.
  return order[held.step] < order[state.step];
}

/**
 * Reads the device anew before each step, since another tab may hold the same link. When the
 * device refuses to keep a record (full, or storage blocked), it lives on in the page.
 */
export function recordKeeper(shelf: Shelf, name: string, blank: LinkRecord): RecordKeeper {
  let unsaved: LinkRecord | undefined;
  const read = (): LinkRecord => unsaved ?? loadRecord(shelf, name) ?? blank;
  return {
    read,
    store(survey, department, state, from) {
      const record = read();
      const held = record.ballots[survey]?.state;
      if (held !== undefined && !givesWay(held, state, from)) return held;
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
