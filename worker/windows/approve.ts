import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { approveSurveys } from './approval-store.ts';
import { preflightOf, surroundingsOf } from './window-preflight.ts';
import type { WindowRecord } from './window-store.ts';

/** Why surveys are not approved. */
export type ApprovalRefusal = 'survey_unknown' | 'preflight_refuses' | 'survey_state_forbids';

/**
 * A reviewer approves surveys of one window, all of them or none. Approving again what this
 * reviewer has approved changes nothing: the reply was lost.
 *
 * @param surveys ids of surveys of departments that the reviewer reviews
 */
export async function approve(
  db: D1Database,
  window: WindowRecord,
  surveys: readonly string[],
  reviewer: string,
): Promise<Result<true, ApprovalRefusal>> {
  const asked = window.surveys.filter(({ id }) => surveys.includes(id));
  if (asked.length !== surveys.length) return fail('survey_unknown');
  if (asked.some((survey) => survey.reviewer !== reviewer)) return fail('survey_unknown');
  const open = asked.filter(({ approval }) => approval !== 'approved');
  if (open.length === 0) return ok(true);
  // Something may have changed since HR submitted: roles, another window, the company's days.
  const { refusals } = preflightOf(window, await surroundingsOf(db, window));
  const refused = new Set(refusals.map(({ department }) => department));
  if (open.some(({ department }) => refused.has(department))) return fail('preflight_refuses');
  const ids = open.map(({ id }) => id);
  const [only = ''] = ids;
  return commitOrRefuse(
    db,
    {
      chain: 'windows',
      actor: reviewer,
      action: ids.length === 1 ? 'approve_survey' : 'approve_surveys',
      subject: ids.length === 1 ? only : window.id,
      detail: ids.length === 1 ? {} : { surveys: ids.join(' ') },
    },
    approveSurveys(db, window.id, ids, reviewer),
    { otherwise: 'survey_state_forbids' },
    true,
  );
}
