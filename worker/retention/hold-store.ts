import { nanoid } from 'nanoid';
import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { readKeptCycles } from './retention-store.ts';

// Once a purge has begun there is nothing left to hold.
const mayHoldSql = `INSERT INTO expectation (holds) SELECT NOT EXISTS (
  SELECT 1 FROM purges WHERE cycle_id = ?1 AND state <> 'announced')`;
const askSql = `INSERT INTO purge_holds (id, cycle_id, reason, asked_by, asked_at)
  VALUES (?1, ?2, ?3, ?4, unixepoch())`;
const open = 'cycle_id = ?1 AND ended_at IS NULL';
const confirmSql = `UPDATE purge_holds SET confirmed_by = ?2, confirmed_at = unixepoch()
  WHERE ${open} AND confirmed_by IS NULL AND asked_by <> ?2`;
const withdrawSql = `UPDATE purge_holds SET ended_at = unixepoch()
  WHERE ${open} AND confirmed_by IS NULL`;
const askLiftSql = `UPDATE purge_holds SET lift_asked_by = ?2, lift_asked_at = unixepoch()
  WHERE ${open} AND confirmed_by IS NOT NULL AND lift_asked_by IS NULL`;
const keepSql = `UPDATE purge_holds SET lift_asked_by = NULL, lift_asked_at = NULL
  WHERE ${open} AND lift_asked_by IS NOT NULL`;
const liftSql = `UPDATE purge_holds SET lifted_by = ?2, ended_at = unixepoch()
  WHERE ${open} AND lift_asked_by <> ?2`;

type Refusal = 'cycle_unknown' | 'hold_exists' | 'purge_has_begun';

/**
 * Asks to keep a cycle beyond its time. It holds once a second person has confirmed it. The same
 * wish of the same person again is granted again.
 */
export async function askForHold(
  db: D1Database,
  actor: string,
  cycle: string,
  reason: string,
): Promise<Result<undefined, Refusal>> {
  const present = (await readKeptCycles(db, cycle)).cycles[0];
  if (present === undefined) return fail('cycle_unknown');
  if (present.hold !== null) {
    const isSame = present.hold.reason === reason && present.hold.askedBy.id === actor;
    return isSame ? ok(undefined) : fail('hold_exists');
  }
  return commitOrRefuse(
    db,
    { chain: 'windows', actor, action: 'ask_for_hold', subject: cycle, detail: {} },
    [
      db.prepare(mayHoldSql).bind(cycle),
      db.prepare(askSql).bind(nanoid(), cycle, reason, actor),
      expectChanges(db),
    ],
    { otherwise: 'purge_has_begun', 'purge_holds.cycle_id': 'hold_exists' },
  );
}

/** What a person does to the hold of a cycle. */
export const holdSteps = ['confirm', 'withdraw', 'ask_to_lift', 'keep', 'lift'] as const;
export type HoldStep = (typeof holdSteps)[number];

/** Steps that have to be somebody else's than the one before: what was asked by whom. */
const secondOf = { confirm: 'askedBy', lift: 'liftAskedBy' } as const;

/**
 * Confirms or withdraws a wish to hold; asks to lift a hold, drops that wish, or lifts it. Asking
 * and confirming, and asking to lift and lifting, are two people's. Two at once: the second is
 * refused with hold_unknown, and nothing is written.
 */
export async function takeHoldStep(
  db: D1Database,
  actor: string,
  cycle: string,
  step: HoldStep,
): Promise<Result<undefined, 'hold_unknown' | 'second_person_needed' | 'purge_has_begun'>> {
  const present = (await readKeptCycles(db, cycle)).cycles[0];
  const hold = present?.hold;
  if (present === undefined || hold === null || hold === undefined) return fail('hold_unknown');
  if (step === 'confirm' && present.state !== 'kept' && present.state !== 'announced') {
    return fail('purge_has_begun');
  }
  const asked = step === 'confirm' || step === 'lift' ? hold[secondOf[step]] : null;
  if (asked?.id === actor) return fail('second_person_needed');
  return commitOrRefuse(
    db,
    { chain: 'windows', actor, action: `${step}_hold`, subject: cycle, detail: {} },
    statementsOf(db, actor, cycle, step),
    { otherwise: 'hold_unknown' },
  );
}

function statementsOf(
  db: D1Database,
  actor: string,
  cycle: string,
  step: HoldStep,
): D1PreparedStatement[] {
  switch (step) {
    case 'confirm':
      return [
        db.prepare(mayHoldSql).bind(cycle),
        db.prepare(confirmSql).bind(cycle, actor),
        expectChanges(db),
      ];
    case 'withdraw':
      return [db.prepare(withdrawSql).bind(cycle), expectChanges(db)];
    case 'ask_to_lift':
      return [db.prepare(askLiftSql).bind(cycle, actor), expectChanges(db)];
    case 'keep':
      return [db.prepare(keepSql).bind(cycle), expectChanges(db)];
    case 'lift':
      return [db.prepare(liftSql).bind(cycle, actor), expectChanges(db)];
  }
}
