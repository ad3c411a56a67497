import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';
import { openVersion } from './correction-store.ts';
import { expectMark, keepContent, readContentText } from './total-content-store.ts';
import type { TotalPlace } from './total-record-store.ts';
import { contentNow, isFrozen, type SignableContent, versionOf } from './total-state.ts';
import { readTotalSources, type TotalSources } from './total-store.ts';
import { readContent } from '../../shared/appraisal/total-content.ts';

const fileSql = `INSERT INTO objections
    (cycle_id, department_id, content_number, reasons, filed_by, filed_at)
  SELECT ?1, ?2, max(number), ?3, ?4, unixepoch() FROM total_contents
  WHERE cycle_id = ?1 AND department_id = ?2 AND fingerprint = ?5`;
const openSql = `SELECT content_number AS number, filed_by AS filedBy FROM objections
  WHERE cycle_id = ?1 AND department_id = ?2 AND outcome IS NULL`;
const answerSql = `UPDATE objections
  SET outcome = ?4, answer = ?5, answered_by = ?6, answered_at = unixepoch()
  WHERE cycle_id = ?1 AND department_id = ?2 AND content_number = ?3 AND outcome IS NULL`;

/** The content that is shown at the moment: the frozen one, or the one that may be signed. */
async function shownContent(
  db: D1Database,
  place: TotalPlace,
  sources: TotalSources,
): Promise<SignableContent | undefined> {
  const frozen = isFrozen(sources.record) ? sources.record.frozen.at(-1) : undefined;
  if (frozen === undefined) return contentNow(sources);
  const text = await readContentText(db, place, frozen.contentNumber);
  return { content: readContent(text), text, fingerprint: frozen.fingerprint };
}

/**
 * Files the manager's objection to the total of this fingerprint, signed, frozen or neither. The
 * same objection again, while it waits, is granted and changes nothing.
 */
export async function fileObjection(
  db: D1Database,
  actor: string,
  place: TotalPlace,
  { fingerprint, reasons }: { fingerprint: string; reasons: string },
): Promise<
  Result<
    undefined,
    | 'cycle_unknown'
    | 'total_incomplete'
    | 'revision_conflict'
    | 'objection_waits'
    | 'objection_made'
  >
> {
  const read = await readTotalSources(db, place);
  if (!read.ok) return read;
  const { record } = read.value;
  const open = record.objections.find(({ answer }) => answer === null);
  if (open !== undefined) return open.reasons === reasons ? ok(undefined) : fail('objection_waits');
  const shown = await shownContent(db, place, read.value);
  if (shown === undefined) return fail('total_incomplete');
  if (shown.fingerprint !== fingerprint) return fail('revision_conflict');
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'object_to_total',
    subject: place.department,
    detail: { cycle: place.cycle, version: shown.content.version, fingerprint },
  } as const;
  const keeping = isFrozen(record) ? [] : [keepContent(db, place, shown)];
  return commitOrRefuse(
    db,
    entry,
    [
      expectMark(db, place, record.mark),
      ...keeping,
      db
        .prepare(fileSql)
        .bind(place.cycle, place.department, sealedWords(place.cycle, reasons), actor, fingerprint),
      expectChanges(db),
    ],
    { otherwise: 'revision_conflict', 'objections.': 'objection_made' },
  );
}

/**
 * Answers the objection that waits. Upholding one to a frozen total opens its correction in the
 * same step, with the answer as its reason as far as that is long.
 */
export async function answerObjection(
  db: D1Database,
  actor: string,
  place: TotalPlace,
  { outcome, text }: { outcome: 'upheld' | 'dismissed'; text: string },
): Promise<
  Result<
    undefined,
    'cycle_unknown' | 'objection_unknown' | 'signer_on_other_side' | 'revision_conflict'
  >
> {
  const { cycle, department } = place;
  const read = await readTotalSources(db, place);
  if (!read.ok) return read;
  const { record, hands } = read.value;
  const open = await db
    .prepare(openSql)
    .bind(cycle, department)
    .first<{ number: number; filedBy: string }>();
  if (open === null) {
    const last = record.objections.at(-1)?.answer;
    const isRepeated = last?.outcome === outcome && last.text === text;
    return isRepeated ? ok(undefined) : fail('objection_unknown');
  }
  if (open.filedBy === actor || hands.managing.includes(actor)) {
    return fail('signer_on_other_side');
  }
  const version = versionOf(record) + 1;
  // The reason of a correction is shorter than an answer may be; the answer itself is kept whole.
  const reason = Array.from(text).slice(0, 1000).join('');
  const correcting =
    outcome === 'upheld' && isFrozen(record)
      ? [openVersion(db, place, { version, reason, actor }), expectChanges(db)]
      : [];
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'answer_objection',
    subject: department,
    detail: { cycle, outcome, corrects: correcting.length > 0 },
  } as const;
  return commitOrRefuse(
    db,
    entry,
    [
      expectMark(db, place, record.mark),
      db
        .prepare(answerSql)
        .bind(cycle, department, open.number, outcome, sealedWords(cycle, text), actor),
      expectChanges(db),
      ...correcting,
    ],
    { otherwise: 'revision_conflict' },
  );
}
