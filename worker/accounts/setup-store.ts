import { nanoid } from 'nanoid';
import { defaultFormVersion } from '../../shared/form/default-form-version.ts';
import { defaultScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { linkStatements, operator } from './enrolment-store.ts';

/** Whom the operator lets in first. */
export interface SetupRequest {
  company: string;
  /** IANA name of the company's time zone. */
  timeZone: string;
  number: string;
  name: string;
}

const hrByNumberSql = `SELECT p.id FROM people p JOIN role_grants g ON g.person_id = p.id
  WHERE p.number = ?1 AND g.role = 'hr' AND p.ended_at IS NULL`;
const insertCompanySql = 'INSERT INTO company (id, name, time_zone) VALUES (1, ?1, ?2)';
const insertFormSql = 'INSERT INTO form_versions (id, number, content) VALUES (?1, ?2, ?3)';
const insertPolicySql = 'INSERT INTO scoring_policies (id, number, content) VALUES (?1, ?2, ?3)';
const insertHrPersonSql = `INSERT INTO people (id, number, name, revision)
  SELECT ?1, ?2, ?3, 1 WHERE NOT EXISTS (SELECT 1 FROM role_grants WHERE role = 'hr')`;
const grantHrSql = "INSERT INTO role_grants (person_id, role, department_id) VALUES (?1, 'hr', '')";

/**
 * Makes the company and its first HR account, or, when the staff number belongs to an
 * HR account, a new link for it: the operator's way back in. Either is audited.
 *
 * @returns token of a one-time link, or undefined when there are HR accounts already
 *   and the staff number is none of theirs
 */
export async function setUp(db: D1Database, request: SetupRequest): Promise<string | undefined> {
  const existing = await db.prepare(hrByNumberSql).bind(request.number).first<{ id: string }>();
  const personId = existing?.id ?? nanoid();
  const { token, statements } = await linkStatements(db, personId, operator);
  const creation = existing === null ? creationStatements(db, request, personId) : [];
  const done = await commitAudited(
    db,
    {
      chain: 'appraisals',
      actor: operator,
      action: existing === null ? 'set_up_company' : 'make_hr_sign_in_link',
      subject: personId,
      detail: {},
    },
    [...creation, ...statements],
  );
  return done === undefined ? undefined : token;
}

function creationStatements(
  db: D1Database,
  request: SetupRequest,
  personId: string,
): D1PreparedStatement[] {
  const form = defaultFormVersion;
  const policy = defaultScoringPolicy;
  return [
    db.prepare(insertHrPersonSql).bind(personId, request.number, request.name),
    expectChanges(db),
    db.prepare(insertCompanySql).bind(request.company, request.timeZone),
    db.prepare(insertFormSql).bind(nanoid(), form.number, JSON.stringify(form)),
    db.prepare(insertPolicySql).bind(nanoid(), policy.number, JSON.stringify(policy)),
    db.prepare(grantHrSql).bind(personId),
  ];
}
