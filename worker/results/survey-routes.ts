import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { reasonField } from '../organisation/fields.ts';
import { inRandomOrder } from '../random-order.ts';
import { loadKey } from '../windows/key-vault.ts';
import { readFormOfCycle } from '../windows/preparation-store.ts';
import { hasPrepared } from '../windows/reviewer-store.ts';
import { release, voidSurvey } from '../windows/survey-lifecycle.ts';
import { vaultOf } from '../windows/vault-of.ts';
import {
  parseAnswers,
  publish,
  readFigures,
  readSurveyForReview,
  selectAnswers,
  type SurveyForReview,
  voidTallied,
} from './audit-store.ts';
import { sweepKeys } from './destroy-keys.ts';
import { disclose } from './disclosure/disclose.ts';
import { decryptEvidence, importEvidenceKey } from './evidence-key.ts';
import { tallySurvey } from './tally.ts';

const nothing = v.strictObject({});
const typed = v.pipe(v.string(), v.maxLength(200));
const releaseSchema = v.strictObject({ confirmation: typed });
const voidSchema = v.strictObject({ reason: reasonField, confirmation: typed });

/** The reviewer's routes from the tally to the release. */
export const surveyRoutes = new Hono<AppEnv>()
  .post('/surveys/:id/tally', body(nothing), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    const state = granted(await tallySurvey(c.env.DB, vaultOf(c), survey.id, actor));
    return c.json({ state });
  })
  .post('/surveys/:id/evidence', body(nothing), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    if (survey.state !== 'tallied' && survey.state !== 'published') {
      throw new Problem('survey_state_forbids');
    }
    const dataKey = await importEvidenceKey(await loadKey(vaultOf(c), 'evidence', survey.id));
    // Reading and the note that somebody read are one batch: there is no look without a trace.
    const rows = await commitAudited(
      c.env.DB,
      { chain: 'views', actor, action: 'view_evidence', subject: survey.id, detail: {} },
      selectAnswers(c.env.DB, survey.id),
    );
    const { counts, answers } = parseAnswers(rows ?? []);
    if (counts === undefined) throw new Problem('survey_state_forbids');
    const evidence = await Promise.all(
      answers.map(async ({ id, indicator, rating, evidence: sealed }) => ({
        indicator,
        rating,
        text: await decryptEvidence(dataKey, id, sealed),
      })),
    );
    return c.json({
      survey: survey.id,
      department: survey.department,
      state: survey.state,
      counts: { issued: survey.linksIssued, ...counts },
      form: await readFormOfCycle(c.env.DB, survey.cycleId),
      evidence: inRandomOrder(evidence),
    });
  })
  .post('/surveys/:id/release', body(releaseSchema), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    confirmed(c.req.valid('json').confirmation, survey);
    const state = granted(release(survey.state, { keys: survey.keys }));
    const figures = await readFigures(c.env.DB, survey.id);
    if (figures === undefined) throw new Problem('survey_state_forbids');
    const form = await readFormOfCycle(c.env.DB, survey.cycleId);
    const result = disclose(form, survey.threshold, figures.sums, figures.counted);
    if (result.kind !== 'published') throw new Problem('survey_state_forbids');
    const done = await commitAudited(
      c.env.DB,
      { chain: 'windows', actor, action: 'release_result', subject: survey.id, detail: {} },
      publish(c.env.DB, survey, result),
    );
    if (done === undefined) throw new Problem('survey_state_forbids');
    return c.json({ state });
  })
  .post('/surveys/:id/void', body(voidSchema), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    const { reason: why, confirmation } = c.req.valid('json');
    confirmed(confirmation, survey);
    const state = granted(voidSurvey(survey.state));
    const done = await commitAudited(
      c.env.DB,
      {
        chain: 'windows',
        actor,
        action: 'void_survey',
        subject: survey.id,
        detail: { reason: why },
      },
      voidTallied(c.env.DB, survey, why),
    );
    if (done === undefined) throw new Problem('survey_state_forbids');
    await sweepKeys(c.env.DB, vaultOf(c));
    return c.json({ state });
  });

async function surveyOr404(
  db: D1Database,
  surveyId: string,
  reviewer: string,
): Promise<SurveyForReview> {
  const survey = await readSurveyForReview(db, surveyId, reviewer);
  if (survey === undefined) throw new Problem('survey_unknown');
  // Also when the role came only after the window had been approved.
  if (await hasPrepared(db, survey.windowId, reviewer)) throw new Problem('second_person_needed');
  return survey;
}

/** The department's name, typed, says that this survey is meant and no other. */
function confirmed(confirmation: string, survey: SurveyForReview): void {
  if (confirmation.normalize('NFC').trim() !== survey.department.name) {
    throw new Problem('confirmation_wrong', 'confirmation');
  }
}
