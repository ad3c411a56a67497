import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import {
  reviewerSteps,
  sheetAfter,
  type SheetStep,
  storedSheetStates,
  type StoredSheetState,
} from '../../shared/appraisal/sheet-workflow.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  readSheet,
  type SheetChange,
  type SheetPlace,
  type StoredSheet,
  writeSheet,
} from './sheet-store.ts';

/** Somebody's wish to take a step from the revision that was read (0: nothing saved yet). */
export interface SheetWish {
  actor: string;
  place: SheetPlace;
  revision: number;
  step: SheetStep;
}

/** Why nobody can take a step now. */
export type StepRefusal =
  | 'cycle_unknown'
  | 'sheet_state_forbids'
  | 'revision_conflict'
  | 'second_person_needed'
  | 'total_frozen';

/** What a step came to. */
export interface SheetMoved {
  revision: number;
  state: StoredSheetState;
}

/** A sheet on which the step can be taken, and the state in which that leaves it. */
export interface SteppingSheet {
  before: StoredSheet;
  state: StoredSheetState;
}

/** Steps of which a lost reply is not told from the sheet itself: content may be saved anew. */
const saves: ReadonlySet<SheetStep> = new Set(['save', 'save_scores']);

/** The own step was taken, and nothing since: its reply was lost on the way. */
function wasTaken(stored: StoredSheet, wish: SheetWish): boolean {
  return (
    !saves.has(wish.step) &&
    stored.revision === wish.revision + 1 &&
    stored.changedBy === wish.actor &&
    leadsTo(wish.place.kind, wish.step, stored)
  );
}

function leadsTo(kind: SheetPlace['kind'], step: SheetStep, stored: StoredSheet): boolean {
  return storedSheetStates.some((state) => sheetAfter(kind, state, step) === stored.state);
}

const reviewing: ReadonlySet<SheetStep> = new Set(reviewerSteps);

/** The plan or the scores before the reviewer are the own ones: a manager became the reviewer. */
function isOwnWork(stored: StoredSheet, actor: string): boolean {
  return (stored.selfScoredBy ?? stored.submittedBy) === actor;
}

async function readForStep(
  db: D1Database,
  wish: SheetWish,
): Promise<Result<SteppingSheet | SheetMoved, StepRefusal>> {
  const stored = await readSheet(db, wish.place);
  if (!stored.ok) return stored;
  if (wasTaken(stored.value, wish)) {
    const { revision, state } = stored.value;
    return state === 'empty' ? fail('sheet_state_forbids') : ok({ revision, state });
  }
  const state = sheetAfter(wish.place.kind, stored.value.state, wish.step);
  if (state === undefined) return fail('sheet_state_forbids');
  if (reviewing.has(wish.step) && isOwnWork(stored.value, wish.actor)) {
    return fail('second_person_needed');
  }
  if (stored.value.revision !== wish.revision) return fail('revision_conflict');
  return ok({ before: stored.value, state });
}

/** What a step writes, given the sheet as it was; who takes it and where it leads is known. */
type Written = Omit<SheetChange, 'actor' | 'state' | 'content'> & {
  content?: Sheet;
  state?: StoredSheetState;
};

/**
 * Takes a step: reads the sheet, asks `make` what becomes of it, writes that in the place of the
 * revision that was read. Repeated after a lost reply it answers as it did the first time.
 */
export async function takeStep<E extends string>(
  db: D1Database,
  wish: SheetWish,
  make: (sheet: SteppingSheet) => Promise<Result<Written, E>>,
): Promise<Result<SheetMoved, StepRefusal | E>> {
  const read = await readForStep(db, wish);
  if (!read.ok) return read;
  if (!('before' in read.value)) return ok(read.value);
  const { before } = read.value;
  const made = await make(read.value);
  if (!made.ok) return made;
  const content = made.value.content ?? before.content;
  if (content === null) throw new Error('a sheet took a step without content');
  const state = made.value.state ?? read.value.state;
  const written = await writeSheet(db, before, {
    ...made.value,
    actor: wish.actor,
    state,
    content,
  });
  return written.ok ? ok({ revision: written.value, state }) : written;
}
