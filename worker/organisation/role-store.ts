import { fail, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { expectAnHrAccount, isLastHr } from './people-store.ts';
import { activePeople, type PersonRefusal } from './standing-store.ts';

/** Which roles of the whole company a person holds. */
export interface CompanyRoles {
  hr: boolean;
  leadership: boolean;
  auditor: boolean;
}

const bumpSql = `UPDATE people SET revision = revision + 1
  WHERE id = ?1 AND revision = ?2 AND ended_at IS NULL`;
const clearSql = "DELETE FROM role_grants WHERE person_id = ?1 AND department_id = ''";
const grantSql = "INSERT INTO role_grants (person_id, role, department_id) VALUES (?1, ?2, '')";

/** Sets a person's company roles; roles of departments are set with the department. */
export async function setCompanyRoles(
  db: D1Database,
  actor: string,
  id: string,
  revision: number,
  roles: CompanyRoles,
): Promise<Result<undefined, PersonRefusal | 'last_hr_account' | 'revision_conflict'>> {
  const person = await activePeople(db, [id]);
  if (!person.ok) return person;
  if (!roles.hr && (await isLastHr(db, id))) return fail('last_hr_account');
  const granted = (['hr', 'leadership', 'auditor'] as const).filter((role) => roles[role]);
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action: 'set_company_roles', subject: id, detail: { ...roles } },
    [
      db.prepare(bumpSql).bind(id, revision),
      expectChanges(db),
      db.prepare(clearSql).bind(id),
      ...granted.map((role) => db.prepare(grantSql).bind(id, role)),
      // Two HR accounts that take the role from each other at once both pass the check above.
      expectAnHrAccount(db),
    ],
    { otherwise: 'revision_conflict' },
  );
}
