// Up from each who may approve a recovery, and from who asked for one, to who made the link by which
// they first came in, and so on. The log knows it also when that passkey was removed since. Whom the
// operator or the company's provider let in has nobody above.
const upSql = `WITH RECURSIVE up (id, at, steps) AS (
    SELECT person_id, person_id, 0 FROM role_grants WHERE role IN ('hr', 'auditor')
    UNION SELECT made_by, made_by, 0 FROM enrolment_links WHERE kind = 'recovery' AND made_by <> 'operator'
    UNION SELECT up.id, (SELECT json_extract(a.detail, '$.linkMadeBy') FROM audit_log a
        WHERE a.subject = up.at AND a.chain = 'appraisals' AND a.action = 'enrol_passkey'
        ORDER BY a.seq LIMIT 1), up.steps + 1
      FROM up WHERE up.at <> 'operator' AND up.steps < 20)
  SELECT up.id, up.at, EXISTS (SELECT 1 FROM role_grants g
      WHERE g.person_id = up.id AND g.role IN ('hr', 'auditor'))
    AND EXISTS (SELECT 1 FROM ways_in w WHERE w.person_id = up.id) AS may_approve
  FROM up WHERE up.at IS NOT NULL AND up.at <> 'operator' ORDER BY up.id, up.steps`;

/** Somebody who may approve recoveries, or has asked for one. */
export interface Trusted {
  id: string;
  /** Whom the operator or the company's provider let in, and who let this person in, in the end. */
  root: string;
  mayApprove: boolean;
}

/** Who was let in by whom, in the end, of all who have to do with recoveries. */
export async function readTrust(db: D1Database): Promise<Trusted[]> {
  const { results } = await db
    .prepare(upSql)
    .all<{ id: string; at: string; may_approve: number }>();
  const trusted = new Map<string, Trusted>();
  for (const { id, at, may_approve: may } of results) {
    trusted.set(id, { id, root: at, mayApprove: may === 1 });
  }
  return [...trusted.values()];
}

/** A recovery, as far as it matters who approves it. */
export interface AskedRecovery {
  /** Id of whose account it is, and of who asked, or 'operator'. */
  person: string;
  madeBy: string;
}

/**
 * Whether somebody is a second person for a recovery: neither who asked nor whom it concerns; and
 * where there is anybody else, nobody who was let in by the same person in the end. Somebody of HR who
 * makes accounts for nobody, gives them roles and enrols their passkeys is not two people.
 */
export function isSecondPerson(
  trust: readonly Trusted[],
  { person, madeBy }: AskedRecovery,
  approver: string,
): boolean {
  if (approver === madeBy || approver === person) return false;
  const rootOf = (id: string) => trust.find((each) => each.id === id)?.root;
  const root = rootOf(madeBy);
  if (root === undefined || rootOf(approver) !== root) return true;
  return !trust.some((each) => each.mayApprove && each.id !== person && each.root !== root);
}
