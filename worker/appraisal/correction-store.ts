import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import { expectChanges } from '../database.ts';
import { sealedWords } from '../words/words.ts';
import { expectMark } from './total-content-store.ts';
import type { TotalPlace } from './total-record-store.ts';
import { isFrozen, versionOf } from './total-state.ts';
import { readTotalSources } from './total-store.ts';

const correctSql = `INSERT INTO total_corrections
    (cycle_id, department_id, version, reason, opened_by, opened_at)
  VALUES (?1, ?2, ?3, ?4, ?5, unixepoch())`;

/** A statement that opens the version after a frozen one. */
export function openVersion(
  db: D1Database,
  { cycle, department }: TotalPlace,
  { version, reason, actor }: { version: number; reason: string; actor: string },
): D1PreparedStatement {
  return db.prepare(correctSql).bind(cycle, department, version, sealedWords(cycle, reason), actor);
}

/**
 * Opens a new version of a frozen record, with a reason; the frozen one stays. The same
 * correction asked for again, while it is open, is granted and changes nothing.
 * @returns the version that is open
 */
export async function correctTotal(
  db: D1Database,
  actor: string,
  place: TotalPlace,
  wish: { version: number; reason: string },
): Promise<Result<number, 'cycle_unknown' | 'total_not_frozen' | 'revision_conflict'>> {
  const read = await readTotalSources(db, place);
  if (!read.ok) return read;
  const { record } = read.value;
  const version = versionOf(record);
  const open = record.corrections.at(-1);
  if (!isFrozen(record)) {
    const isRepeated = version === wish.version + 1 && open?.reason === wish.reason;
    return isRepeated ? ok(version) : fail('total_not_frozen');
  }
  if (version !== wish.version) return fail('revision_conflict');
  const next = version + 1;
  const said = await withWords(db, place.cycle, wish.reason);
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'correct_total',
    subject: place.department,
    detail: { cycle: place.cycle, version: next, ...said.detail },
  } as const;
  return commitOrRefuse(
    db,
    entry,
    [
      expectMark(db, place, record.mark),
      openVersion(db, place, { version: next, reason: wish.reason, actor }),
      expectChanges(db),
      ...said.keep,
    ],
    { otherwise: 'revision_conflict', 'total_corrections.': 'revision_conflict' },
    next,
  );
}
