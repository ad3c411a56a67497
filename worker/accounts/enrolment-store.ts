import { nanoid } from 'nanoid';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, isExpectationFailure, violates } from '../database.ts';
import { isAnsweredBefore, noteAnswered } from './passkey-store.ts';
import type { NewPasskey } from './passkey-answer.ts';
import type { VersionedSecret } from '../versioned-secret.ts';
import { hashSecret, newSecret } from './secret.ts';
import { linkLifetime } from './session.ts';
import { newSession } from './store.ts';

/** What stands in the log and in the link for whoever holds the set-up code. */
export const operator = 'operator';

/**
 * Holds for a recovery `l` that lets somebody in. One by the operator needs nobody else where there
 * is nobody else: somebody has to get in.
 */
export const recoveryCountsSql = `(l.approved_by IS NOT NULL OR (l.made_by = '${operator}'
  AND NOT EXISTS (SELECT 1 FROM role_grants g
    WHERE g.role IN ('hr', 'auditor') AND g.person_id <> l.person_id)))`;
const usableSql = `l.token_hash = ?1 AND l.expires_at > unixepoch() AND p.ended_at IS NULL
  AND CASE l.kind
    WHEN 'enrolment' THEN NOT EXISTS (SELECT 1 FROM ways_in WHERE person_id = l.person_id)
    ELSE ${recoveryCountsSql} END`;
const dropLinkSql = 'DELETE FROM enrolment_links WHERE person_id = ?1';
const insertLinkSql = `INSERT INTO enrolment_links
  (person_id, id, token_hash, kind, made_by, made_at, expires_at)
  SELECT p.id, ?1, ?2,
    CASE WHEN EXISTS (SELECT 1 FROM ways_in WHERE person_id = p.id) THEN 'recovery' ELSE 'enrolment' END,
    ?3, unixepoch(), unixepoch() + ?4
  FROM people p WHERE p.id = ?5 AND p.ended_at IS NULL`;
const kindSql = `SELECT EXISTS (SELECT 1 FROM ways_in WHERE person_id = ?1) AS has_way`;
const readLinkSql = `SELECT l.id, l.kind, l.made_by, p.id AS person, p.number, p.name, p.email,
    (SELECT name FROM company) AS company, (${usableSql}) AS usable
  FROM enrolment_links l JOIN people p ON p.id = l.person_id
  WHERE l.token_hash = ?1 AND l.expires_at > unixepoch() AND p.ended_at IS NULL`;
const insertPasskeySql = `INSERT INTO passkeys
  (id, person_id, public_key, sign_count, label, came_by, made_by, approved_by, created_at, told_until)
  SELECT ?2, l.person_id, ?3, ?4, ?5, l.kind, l.made_by, l.approved_by, unixepoch(), unixepoch()
  FROM enrolment_links l JOIN people p ON p.id = l.person_id WHERE ${usableSql}`;
const useLinkSql = 'DELETE FROM enrolment_links WHERE token_hash = ?1';

/** What a link does: enrols the first passkey, or one for somebody who could come in already. */
export type LinkKind = 'enrolment' | 'recovery';

/** A link that is there, and whose it is. */
export interface EnrolmentLink {
  id: string;
  kind: LinkKind;
  /** Whether it enrols now; a recovery waits for a second person. */
  usable: boolean;
  madeBy: string;
  person: { id: string; number: string; name: string; email: string | null; company: string };
}

/** Whether a link made now would be an enrolment or a recovery. */
export async function linkKindFor(db: D1Database, person: string): Promise<LinkKind> {
  const row = await db.prepare(kindSql).bind(person).first<{ has_way: number }>();
  return row?.has_way === 1 ? 'recovery' : 'enrolment';
}

/**
 * Statements that make a one-time link for a person, in the place of an earlier one, and its
 * token. They fail their batch when the person has left.
 */
export async function linkStatements(
  db: D1Database,
  person: string,
  madeBy: string,
): Promise<{ token: string; statements: D1PreparedStatement[] }> {
  const { secret, hash } = await newSecret();
  return {
    token: secret,
    statements: [
      db.prepare(dropLinkSql).bind(person),
      db.prepare(insertLinkSql).bind(nanoid(), hash, madeBy, linkLifetime, person),
      expectChanges(db),
    ],
  };
}

interface LinkRow {
  id: string;
  kind: LinkKind;
  made_by: string;
  usable: number;
  person: string;
  number: string;
  name: string;
  email: string | null;
  company: string;
}

/** The link of a token; undefined when it is used, replaced, expired or unknown. */
export async function readLink(db: D1Database, token: string): Promise<EnrolmentLink | undefined> {
  const row = await db
    .prepare(readLinkSql)
    .bind(await hashSecret(token))
    .first<LinkRow>();
  if (row === null) return undefined;
  const { id, kind, made_by: madeBy, usable, person, number, name, email, company } = row;
  const whose = { id: person, number, name, email, company };
  return { id, kind, usable: usable === 1, madeBy, person: whose };
}

/**
 * Enrols a passkey by a link, which is used up by it, and begins a session. Audited as done by
 * the person, with who made the link.
 *
 * @returns the session's id, or undefined when the link or the challenge was used meanwhile or
 *   the passkey is enrolled already
 */
export async function enrolByLink(
  db: D1Database,
  pepper: VersionedSecret,
  token: string,
  link: EnrolmentLink,
  { label, ...passkey }: NewPasskey & { label: string },
): Promise<string | undefined> {
  const hash = await hashSecret(token);
  const { id, publicKey, signCount } = passkey;
  const { sessionId, begin, sweep } = await newSession(db, pepper, link.person.id, id);
  const action = link.kind === 'enrolment' ? 'enrol_passkey' : 'recover_account';
  try {
    const done = await commitAudited(
      db,
      {
        chain: 'appraisals',
        actor: link.person.id,
        action,
        subject: link.person.id,
        detail: { linkMadeBy: link.madeBy },
      },
      [
        ...(await noteAnswered(db, passkey)),
        db.prepare(insertPasskeySql).bind(hash, id, publicKey, signCount, label),
        expectChanges(db),
        db.prepare(useLinkSql).bind(hash),
        expectChanges(db),
        begin,
        expectChanges(db),
        sweep,
      ],
    );
    return done === undefined ? undefined : sessionId;
  } catch (error) {
    if (isAnsweredBefore(error) || violates(error, 'passkeys.id')) return undefined;
    throw error;
  }
}

/** Begins a session by a link alone, for trying the product out; the link is used up. */
export async function enterByLink(
  db: D1Database,
  pepper: VersionedSecret,
  token: string,
  person: string,
): Promise<string | undefined> {
  const { sessionId, begin, sweep } = await newSession(db, pepper, person, undefined);
  try {
    await db.batch([
      db.prepare(useLinkSql).bind(await hashSecret(token)),
      expectChanges(db),
      begin,
      expectChanges(db),
      sweep,
    ]);
    return sessionId;
  } catch (error) {
    if (isExpectationFailure(error)) return undefined;
    throw error;
  }
}
