import type { SignerRole } from '../../shared/appraisal/total-content.ts';
import type { Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { expectMark, keepContent } from './total-content-store.ts';
import type { TotalPlace } from './total-record-store.ts';
import type { SignableContent } from './total-state.ts';

/** A signature as it is put under a content. */
export interface NewSignature {
  actor: string;
  role: SignerRole;
  withoutCustomerScore: boolean;
  /** The content's total, for the record that the last signature makes. */
  hundredths: number;
}

const lastOfPlace = `SELECT number FROM total_contents WHERE cycle_id = ?1 AND department_id = ?2
  ORDER BY number DESC LIMIT 1`;
// Whose place is taken, if the signer does not hold the role as their own.
const signSql = `INSERT INTO total_signatures (cycle_id, department_id, content_number, role,
    person_id, stands_in_for, without_customer_score, signed_at)
  SELECT ?1, ?2, (${lastOfPlace}), ?3, ?4,
    (SELECT person_id FROM role_grants
      WHERE department_id = ?2 AND role = ?5 AND person_id <> ?4),
    ?6, unixepoch()`;
// Decided by the database, so that of two who sign at once the later one freezes.
const freezeSql = `INSERT INTO frozen_totals
    (cycle_id, department_id, version, content_number, hundredths, frozen_at)
  SELECT ?1, ?2, ?3, (${lastOfPlace}), ?4, unixepoch()
  WHERE (SELECT count(*) FROM total_signatures
    WHERE cycle_id = ?1 AND department_id = ?2 AND content_number = (${lastOfPlace})) = 3`;

/** Signs a content if it is still what the total is made of; the third signature freezes it. */
export async function addSignature(
  db: D1Database,
  place: TotalPlace,
  mark: string,
  signable: SignableContent,
  { actor, role, withoutCustomerScore, hundredths }: NewSignature,
): Promise<Result<undefined, 'revision_conflict' | 'signer_on_other_side'>> {
  const { cycle, department } = place;
  const { content, fingerprint } = signable;
  const holder = role === 'reviewer' ? 'reviewer' : 'manager';
  const entry = {
    chain: 'appraisals',
    actor,
    action: 'sign_total',
    subject: department,
    detail: { cycle, version: content.version, role, fingerprint, withoutCustomerScore },
  } as const;
  return commitOrRefuse(
    db,
    entry,
    [
      expectMark(db, place, mark),
      keepContent(db, place, signable),
      db
        .prepare(signSql)
        .bind(cycle, department, role, actor, holder, Number(withoutCustomerScore)),
      expectChanges(db),
      db.prepare(freezeSql).bind(cycle, department, content.version, hundredths),
    ],
    {
      otherwise: 'revision_conflict',
      signer_is_on_both_sides: 'signer_on_other_side',
      // Two people, or one twice, sign for the same role at once.
      'total_signatures.': 'revision_conflict',
    },
  );
}
