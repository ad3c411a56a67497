import { type Sheet, sheetScore } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { checkDraft, sheetFingerprint } from './sheet-content.ts';
import type { SheetState } from './sheet-kind.ts';
import { readSheet, type SheetPlace, type StoredSheet, writeSheet } from './sheet-store.ts';

/** Why a manager cannot change a sheet. */
type Refusal = 'cycle_unknown' | 'sheet_state_forbids' | 'revision_conflict';

async function readDraft(
  db: D1Database,
  place: SheetPlace,
  revision: number,
): Promise<Result<StoredSheet, Refusal>> {
  const stored = await readSheet(db, place);
  if (!stored.ok) return stored;
  if (stored.value.state !== 'empty' && stored.value.state !== 'draft') {
    return fail('sheet_state_forbids');
  }
  return stored.value.revision === revision ? stored : fail('revision_conflict');
}

/** Saves a draft, complete or not, in the place of the revision it was made from (0: none yet). */
export async function saveDraft(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  draft: { revision: number; content: unknown },
): Promise<Result<number, Refusal | 'sheet_invalid'>> {
  const content = checkDraft(place.kind, draft.content);
  if (!content.ok) return content;
  const before = await readDraft(db, place, draft.revision);
  if (!before.ok) return before;
  return writeSheet(db, before.value, {
    actor,
    action: 'save_sheet',
    facts: {},
    state: 'draft',
    content: content.value,
    returnReason: before.value.returnReason,
    selfScoredBy: null,
  });
}

/** Submits a draft whose weights sum up and whose self scores are all there. */
export async function submitSelfScores(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  revision: number,
): Promise<Result<{ revision: number; state: SheetState }, Refusal | 'sheet_incomplete'>> {
  const before = await readDraft(db, place, revision);
  if (!before.ok) return before;
  const content: Sheet | null = before.value.content;
  if (content === null || !sheetScore(content, 'self').ok) return fail('sheet_incomplete');
  const state = 'self_scored';
  const written = await writeSheet(db, before.value, {
    actor,
    action: 'submit_self_scores',
    facts: { fingerprint: await sheetFingerprint(content) },
    state,
    content,
    returnReason: null,
    selfScoredBy: actor,
  });
  return written.ok ? ok({ revision: written.value, state }) : written;
}
