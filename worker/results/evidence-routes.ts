import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { inRandomOrder } from '../random-order.ts';
import { loadKey } from '../windows/key-vault.ts';
import { countReplaced } from '../windows/replace-link-store.ts';
import { readFormOfCycle } from '../windows/preparation-store.ts';
import { vaultOf } from '../windows/vault-of.ts';
import {
  parseAnswers,
  parseNow,
  selectAnswers,
  selectNow,
  type SurveyForReview,
} from './audit-store.ts';
import { openAsCounted } from './as-counted.ts';
import { importEvidenceKey } from './evidence-key.ts';
import { surveyOr404 } from './reviewed-survey.ts';

const nothing = v.strictObject({});

/** Reading what raters wrote, and noting that somebody printed it. */
export const evidenceRoutes = new Hono<AppEnv>()
  .post('/surveys/:id/evidence', body(nothing), async (c) => {
    const { id: actor, name } = c.get('person');
    const survey = withEvidence(await surveyOr404(c.env.DB, c.req.param('id'), actor));
    const dataKey = await importEvidenceKey(await loadKey(vaultOf(c), 'evidence', survey.id));
    // Reading and the note that somebody read are one batch: there is no look without a trace.
    const rows = await commitAudited(
      c.env.DB,
      { chain: 'views', actor, action: 'view_evidence', subject: survey.id, detail: {} },
      selectAnswers(c.env.DB, survey.id),
    );
    const { counts, sums, answers, clients, now } = parseAnswers(rows ?? []);
    if (counts === undefined || sums === undefined) throw new Problem('survey_state_forbids');
    const evidence = await openAsCounted(dataKey, answers, { ...counts, sums });
    if (evidence === undefined) throw new Problem('answers_changed');
    return c.json({
      survey: survey.id,
      department: survey.department,
      state: survey.state,
      counts: {
        issued: survey.linksIssued,
        replaced: await countReplaced(c.env.DB, survey.id),
        ...counts,
      },
      form: await readFormOfCycle(c.env.DB, survey.cycleId),
      evidence: inRandomOrder(evidence),
      clients,
      viewer: { name, at: now },
    });
  })
  // Paper takes what is on the screen; this notes it and says what the paper has to carry.
  .post('/surveys/:id/evidence/print', body(nothing), async (c) => {
    const { id: actor, name } = c.get('person');
    const survey = withEvidence(await surveyOr404(c.env.DB, c.req.param('id'), actor));
    const rows = await commitAudited(
      c.env.DB,
      { chain: 'views', actor, action: 'print_evidence', subject: survey.id, detail: {} },
      [selectNow(c.env.DB)],
    );
    return c.json({ viewer: { name, at: parseNow(rows?.[0]) } });
  });

/** The survey, if its answers exist: from the tally to the purge. */
function withEvidence(survey: SurveyForReview): SurveyForReview {
  if (survey.state !== 'tallied' && survey.state !== 'published') {
    throw new Problem('survey_state_forbids');
  }
  return survey;
}
