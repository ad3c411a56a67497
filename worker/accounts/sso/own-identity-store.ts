import { ok, type Result } from '../../../shared/result.ts';
import { commitOrRefuse } from '../../audit/store.ts';
import { expectChanges } from '../../database.ts';

const boundAtSql = 'SELECT bound_at FROM sso_identities WHERE issuer = ?1 AND person_id = ?2';
const dropSql = `DELETE FROM sso_identities WHERE issuer = ?1 AND person_id = ?2
  AND EXISTS (SELECT 1 FROM passkeys WHERE person_id = ?2)`;
const endItsSessionsSql = 'DELETE FROM sessions WHERE person_id = ?1 AND passkey_id IS NULL';

/** Since when a person is known at a provider, seconds since 1970; undefined when not. */
export async function readBoundAt(
  db: D1Database,
  issuer: string,
  person: string,
): Promise<number | undefined> {
  const row = await db.prepare(boundAtSql).bind(issuer, person).first<{ bound_at: number }>();
  return row?.bound_at;
}

/**
 * Takes the identity off one's own account, with every session that did not come by a passkey; never
 * the last way in. Twice is harmless.
 */
export async function disconnect(
  db: D1Database,
  issuer: string,
  person: string,
): Promise<Result<undefined, 'last_way_in'>> {
  if ((await readBoundAt(db, issuer, person)) === undefined) return ok(undefined);
  const entry = { chain: 'appraisals', actor: person, subject: person, detail: {} } as const;
  return commitOrRefuse(
    db,
    { ...entry, action: 'drop_identity' },
    [
      db.prepare(dropSql).bind(issuer, person),
      expectChanges(db),
      db.prepare(endItsSessionsSql).bind(person),
    ],
    { otherwise: 'last_way_in' },
  );
}
