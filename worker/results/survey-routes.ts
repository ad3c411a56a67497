import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { linesOfText } from '../../shared/text/bounded-text.ts';
import { commitAudited } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { reasonField } from '../organisation/fields.ts';
import { readFormOfCycle } from '../windows/preparation-store.ts';
import { release, voidSurvey } from '../windows/survey-lifecycle.ts';
import { loadKey } from '../windows/key-vault.ts';
import { vaultOf } from '../windows/vault-of.ts';
import { openAsCounted } from './as-counted.ts';
import { parseAnswers, selectAnswers, type SurveyForReview } from './audit-store.ts';
import { sweepKeys } from './destroy-keys.ts';
import { importEvidenceKey } from './evidence-key.ts';
import { disclose } from './disclosure/disclose.ts';
import { isReleasedAlike, isVoidedAlike, publish, voidTallied } from './release-store.ts';
import { surveyOr404 } from './reviewed-survey.ts';
import { tallySurvey } from './tally.ts';

const nothing = v.strictObject({});
const typed = v.pipe(v.string(), v.maxLength(200));
/** What the reviewer tells the manager in own words: at most 2,000 code points; empty is none. */
const summaryField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  linesOfText(2000),
  v.transform((text) => (text === '' ? null : text)),
);
const releaseSchema = v.strictObject({
  confirmation: typed,
  summary: v.optional(v.nullable(summaryField), null),
});
const voidSchema = v.strictObject({ reason: reasonField, confirmation: typed });

/** What a reviewer does with a survey: tally, release, void. */
export const surveyRoutes = new Hono<AppEnv>()
  .post('/surveys/:id/tally', body(nothing), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    const state = granted(await tallySurvey(c.env.DB, vaultOf(c), survey.id, actor));
    return c.json({ state });
  })
  .post('/surveys/:id/release', body(releaseSchema), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    const { confirmation, summary } = c.req.valid('json');
    confirmed(confirmation, survey);
    if (await isReleasedAlike(c.env.DB, survey, actor, summary)) {
      return c.json({ state: 'published' as const });
    }
    const state = granted(release(survey.state, { keys: survey.keys }));
    const figures = await figuresAsCounted(c, survey.id);
    const form = await readFormOfCycle(c.env.DB, survey.cycleId);
    const result = disclose(form, survey.threshold, figures.sums, figures.counted);
    if (result.kind !== 'published') throw new Problem('survey_state_forbids');
    const done = await commitAudited(
      c.env.DB,
      { chain: 'windows', actor, action: 'release_result', subject: survey.id, detail: {} },
      publish(c.env.DB, survey, result, summary),
    );
    // Two of the same at once: the other one was first.
    if (done === undefined && !(await isReleasedAlike(c.env.DB, survey, actor, summary))) {
      throw new Problem('survey_state_forbids');
    }
    return c.json({ state });
  })
  .post('/surveys/:id/void', body(voidSchema), async (c) => {
    const { id: actor } = c.get('person');
    const survey = await surveyOr404(c.env.DB, c.req.param('id'), actor);
    const { reason: why, confirmation } = c.req.valid('json');
    confirmed(confirmation, survey);
    if (await isVoidedAlike(c.env.DB, survey, actor, why)) {
      await sweepKeys(c.env.DB, vaultOf(c));
      return c.json({ state: 'void' as const });
    }
    const state = granted(voidSurvey(survey.state));
    // It may say what was read in the evidence, which readers of the log must not learn.
    const { detail, keep } = await withWords(c.env.DB, survey.cycleId, why);
    const done = await commitAudited(
      c.env.DB,
      {
        chain: 'windows',
        actor,
        action: 'void_survey',
        subject: survey.id,
        detail,
      },
      [...voidTallied(c.env.DB, survey, why), ...keep],
    );
    if (done === undefined && !(await isVoidedAlike(c.env.DB, survey, actor, why))) {
      throw new Problem('survey_state_forbids');
    }
    await sweepKeys(c.env.DB, vaultOf(c));
    return c.json({ state });
  });

/**
 * What the tally found, if the answers still are what it wrote. Without their key, which a void or a
 * purge destroys, nothing is released: an older database that was put back knows nothing of those.
 */
async function figuresAsCounted(
  c: Context<AppEnv>,
  surveyId: string,
): Promise<{ sums: number[]; counted: number }> {
  const key = await importEvidenceKey(await loadKey(vaultOf(c), 'evidence', surveyId));
  const rows = await c.env.DB.batch(selectAnswers(c.env.DB, surveyId));
  const { counts, sums, answers } = parseAnswers(rows);
  if (counts === undefined || sums === undefined) throw new Problem('survey_state_forbids');
  const figures = { sums, counted: counts.counted };
  if ((await openAsCounted(key, answers, figures)) === undefined) {
    throw new Problem('answers_changed');
  }
  return figures;
}

/** The department's name, typed, says that this survey is meant and no other. */
function confirmed(confirmation: string, survey: SurveyForReview): void {
  if (confirmation.normalize('NFC').trim() !== survey.department.name) {
    throw new Problem('confirmation_wrong', 'confirmation');
  }
}
