import type { VersionedSecret } from '../../versioned-secret.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { commitAudited } from '../../audit/store.ts';
import { expectChanges, violates } from '../../database.ts';
import { recoveryCountsSql } from '../enrolment-store.ts';
import { isAnsweredBefore, noteAnswered } from '../passkey-store.ts';
import { newSession } from '../store.ts';
import type { Identity } from './identity.ts';
import type { Trip } from './trip.ts';

const bySubjectSql = `SELECT i.person_id FROM sso_identities i JOIN people p ON p.id = i.person_id
  WHERE i.issuer = ?1 AND i.subject = ?2 AND p.ended_at IS NULL`;
// ASCII letters only are folded, so no other letter passes for one of them.
const byEmailSql = `SELECT p.id, EXISTS (SELECT 1 FROM ways_in w WHERE w.person_id = p.id) AS has_way,
    (SELECT l.made_by FROM enrolment_links l WHERE l.person_id = p.id AND l.kind = 'recovery'
      AND l.expires_at > unixepoch() AND ${recoveryCountsSql}) AS recovered_by
  FROM people p WHERE lower(p.email) = lower(?1) AND p.ended_at IS NULL LIMIT 2`;
const bindSql = `INSERT INTO sso_identities
  (issuer, subject, person_id, came_by, made_by, approved_by, bound_at)
  SELECT ?1, ?2, p.id, ?5, l.made_by, l.approved_by, unixepoch()
  FROM people p LEFT JOIN enrolment_links l ON ?5 = 'recovery' AND l.person_id = p.id
    AND l.kind = 'recovery' AND l.expires_at > unixepoch() AND ${recoveryCountsSql}
  WHERE p.id = ?3 AND lower(p.email) = lower(?4) AND p.ended_at IS NULL
    AND (SELECT count(*) FROM people WHERE lower(email) = lower(?4) AND ended_at IS NULL) = 1
    AND CASE ?5 WHEN 'first' THEN NOT EXISTS (SELECT 1 FROM ways_in w WHERE w.person_id = p.id)
      WHEN 'recovery' THEN l.id IS NOT NULL ELSE ?5 = 'present' END
  ON CONFLICT (issuer, person_id) DO UPDATE SET subject = excluded.subject,
    came_by = excluded.came_by, made_by = excluded.made_by, approved_by = excluded.approved_by,
    bound_at = excluded.bound_at`;
const useLinkSql = 'DELETE FROM enrolment_links WHERE person_id = ?1';
const shownSql = 'UPDATE sessions SET confirmed_at = min(unixepoch(), ?2) WHERE id_hash = ?1';

/** Why an identity does not open an account. */
export type MatchRefusal = 'sso_account_unknown' | 'sso_account_waits' | 'sso_expired';

/**
 * How an identity comes to an account: as its first way in; by a recovery that counts; by somebody
 * who is signed in to it and has shown that lately.
 */
type Binding = 'first' | 'recovery' | 'present';

/**
 * Begins a session for whom an identity belongs to. Who comes for the first time is known by the
 * verified address; an account that has a way in already gets no other by that alone, or whoever
 * writes addresses could come in as anybody.
 *
 * @param present person who is signed in in this browser and has shown it lately
 * @returns the session's id
 */
export async function signInByIdentity(
  db: D1Database,
  pepper: VersionedSecret,
  trip: Trip,
  identity: Identity,
  present: string | undefined,
): Promise<Result<string, MatchRefusal>> {
  const { issuer } = trip;
  const { subject, email } = identity;
  const known = await db.prepare(bySubjectSql).bind(issuer, subject).first<{ person_id: string }>();
  if (known !== null) {
    const { sessionId, statements } = await sessionStatements(
      db,
      pepper,
      trip,
      identity,
      known.person_id,
    );
    return once(async () => {
      await db.batch(statements);
      return ok(sessionId);
    });
  }
  if (email === undefined) return fail('sso_account_unknown');
  const { results } = await db.prepare(byEmailSql).bind(email).all<EmailRow>();
  const [person, another] = results;
  if (person === undefined || another !== undefined) return fail('sso_account_unknown');
  const binding = bindingOf(person, present);
  if (binding === undefined) return fail('sso_account_waits');
  const { sessionId, statements } = await sessionStatements(db, pepper, trip, identity, person.id);
  const linkMadeBy = binding === 'recovery' ? person.recovered_by : null;
  const subjectOfEntry = { actor: person.id, subject: person.id };
  const entry = { chain: 'appraisals', action: 'bind_identity', ...subjectOfEntry } as const;
  return once(async () => {
    const done = await commitAudited(db, { ...entry, detail: { binding, linkMadeBy } }, [
      db.prepare(bindSql).bind(issuer, subject, person.id, email, binding),
      expectChanges(db),
      // A recovery that somebody else has asked for stays in sight of whom it concerns.
      ...(binding === 'present' ? [] : [db.prepare(useLinkSql).bind(person.id)]),
      ...statements,
    ]);
    return done === undefined ? fail('sso_expired') : ok(sessionId);
  });
}

interface EmailRow {
  id: string;
  has_way: number;
  recovered_by: string | null;
}

function bindingOf(person: EmailRow, present: string | undefined): Binding | undefined {
  if (person.has_way === 0) return 'first';
  if (present === person.id) return 'present';
  return person.recovered_by === null ? undefined : 'recovery';
}

/** A session, and the note that this trip has ended, so that it does not end twice. */
async function sessionStatements(
  db: D1Database,
  pepper: VersionedSecret,
  { state, expiresAt }: Trip,
  { shownAt }: Identity,
  person: string,
): Promise<{ sessionId: string; statements: D1PreparedStatement[] }> {
  const { sessionId, hash, begin, sweep } = await newSession(db, pepper, person, undefined);
  return {
    sessionId,
    statements: [
      ...(await noteAnswered(db, { challenge: state, expiresAt })),
      begin,
      expectChanges(db),
      // A provider that knows the person from this morning has not asked who sits there now.
      db.prepare(shownSql).bind(hash, shownAt ?? 0),
      sweep,
    ],
  };
}

/** Runs what ends a trip; refused when it has ended before, or was overtaken. */
async function once(
  end: () => Promise<Result<string, MatchRefusal>>,
): Promise<Result<string, MatchRefusal>> {
  try {
    return await end();
  } catch (error) {
    if (isAnsweredBefore(error) || violates(error, 'sso_identities.')) return fail('sso_expired');
    throw error;
  }
}
