import {
  type AuditedScores,
  withAuditedScores,
  withoutAuditedScores,
} from '../../shared/appraisal/audited-scores.ts';
import { type Sheet, sheetScore } from '../../shared/appraisal/sheet-score.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { checkSheet, sheetFingerprint } from './sheet-content.ts';
import type { SheetState } from './sheet-kind.ts';
import { readSheet, type SheetPlace, type StoredSheet, writeSheet } from './sheet-store.ts';

/** Why a reviewer cannot act on a sheet. */
type Refusal =
  | 'cycle_unknown'
  | 'sheet_state_forbids'
  | 'revision_conflict'
  | 'second_person_needed';

type Submitted = StoredSheet & { content: Sheet };
type Moved<E extends string> = Promise<Result<{ revision: number; state: SheetState }, E>>;

async function readSubmitted(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  revision: number,
): Promise<Result<Submitted, Refusal>> {
  const stored = await readSheet(db, place);
  if (!stored.ok) return stored;
  const { state, content, selfScoredBy } = stored.value;
  if (state !== 'self_scored' || content === null) return fail('sheet_state_forbids');
  // A manager who became the reviewer meanwhile would audit the own self scores.
  if (selfScoredBy === actor) return fail('second_person_needed');
  if (stored.value.revision !== revision) return fail('revision_conflict');
  return ok({ ...stored.value, content });
}

/** Saves audited scores, all or some, in the place of those typed before. Changes nothing else. */
export async function saveAuditedScores(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  { revision, scores }: { revision: number; scores: AuditedScores },
): Promise<Result<number, Refusal | 'sheet_invalid'>> {
  const before = await readSubmitted(db, actor, place, revision);
  if (!before.ok) return before;
  const scored = withAuditedScores(before.value.content, scores);
  if (!scored.ok) return scored;
  const content = checkSheet(place.kind, scored.value);
  if (!content.ok) return content;
  return writeSheet(db, before.value, {
    actor,
    action: 'save_audited_scores',
    facts: {},
    state: 'self_scored',
    content: content.value,
    returnReason: null,
    selfScoredBy: before.value.selfScoredBy,
  });
}

/** Makes a sheet final once every audited score is there. */
export async function auditSheet(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  revision: number,
): Moved<Refusal | 'sheet_incomplete'> {
  const before = await readSubmitted(db, actor, place, revision);
  if (!before.ok) return before;
  const { content, selfScoredBy } = before.value;
  if (!sheetScore(content, 'audited').ok) return fail('sheet_incomplete');
  const state = 'audited';
  const written = await writeSheet(db, before.value, {
    actor,
    action: 'audit_sheet',
    facts: { fingerprint: await sheetFingerprint(content) },
    state,
    content,
    returnReason: null,
    selfScoredBy,
  });
  return written.ok ? ok({ revision: written.value, state }) : written;
}

/** Gives a sheet back to its manager with a reason; audited scores of what may change are dropped. */
export async function returnSheet(
  db: D1Database,
  actor: string,
  place: SheetPlace,
  { revision, reason }: { revision: number; reason: string },
): Moved<Refusal> {
  const before = await readSubmitted(db, actor, place, revision);
  if (!before.ok) return before;
  const state = 'draft';
  const written = await writeSheet(db, before.value, {
    actor,
    action: 'return_sheet',
    facts: { reason },
    state,
    content: withoutAuditedScores(before.value.content),
    returnReason: reason,
    selfScoredBy: null,
  });
  return written.ok ? ok({ revision: written.value, state }) : written;
}
