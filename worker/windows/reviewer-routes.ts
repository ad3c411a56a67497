import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import { withWords } from '../audit/words-store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField, reasonField } from '../organisation/fields.ts';
import { isExcludedFromReview } from '../separate-duties/store.ts';
import { returnSurvey } from './approval-store.ts';
import { approvalView, requestView } from './approval-view.ts';
import { approve } from './approve.ts';
import { windowOr404 } from './commit.ts';
import { listRequestsToAnswer } from './request-store.ts';
import { answerRequest } from './requests.ts';
import {
  listReviewedDepartments,
  listSurveysToApprove,
  listSurveysToAudit,
  windowOfReviewedSurvey,
} from './reviewer-store.ts';
import { preflightOf, surroundingsOf } from './window-preflight.ts';
import { readWindow, type WindowRecord } from './window-store.ts';

const nothing = v.strictObject({});
const returnSchema = v.strictObject({ reason: reasonField });
const approveSchema = v.strictObject({
  surveys: v.pipe(
    v.array(idField),
    v.minLength(1),
    v.maxLength(500),
    v.check((list) => new Set(list).size === list.length),
  ),
});

/** The reviewer's routes to windows: approving surveys, early closes and voids. */
export const reviewerWindowRoutes = new Hono<AppEnv>()
  .get('/tasks', async (c) => {
    const { id: reviewer } = c.get('person');
    const [toApprove, toAudit, departments, mine] = await Promise.all([
      surveysToApprove(c.env.DB, reviewer),
      listSurveysToAudit(c.env.DB, reviewer),
      listReviewedDepartments(c.env.DB, reviewer),
      listRequestsToAnswer(c.env.DB, reviewer),
    ]);
    const windows = await readWindows(
      c.env.DB,
      mine.map((request) => request.window),
    );
    return c.json({
      surveysToApprove: toApprove,
      requestsToApprove: mine.flatMap((request) => {
        const found = windows.get(request.window);
        return found === undefined ? [] : [requestView(found, request)];
      }),
      surveysToAudit: toAudit,
      departments,
    });
  })
  .post('/surveys/:id/approve', body(nothing), async (c) => {
    const { id: reviewer } = c.get('person');
    const surveyId = c.req.param('id');
    const window = await reviewedWindow(c.env.DB, surveyId, reviewer);
    await secondPerson(c.env.DB, window, [surveyId], reviewer);
    granted(await approve(c.env.DB, window, [surveyId], reviewer));
    return c.json({ approval: 'approved' as const });
  })
  .post('/windows/:id/approve', body(approveSchema), async (c) => {
    const { id: reviewer } = c.get('person');
    const { surveys } = c.req.valid('json');
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    // Who reviews nothing of a window is not told that there is one.
    if (window.surveys.every((survey) => survey.reviewer !== reviewer)) {
      throw new Problem('window_unknown');
    }
    await secondPerson(c.env.DB, window, surveys, reviewer);
    granted(await approve(c.env.DB, window, surveys, reviewer));
    return c.json({ approved: surveys.length });
  })
  .post('/surveys/:id/return', body(returnSchema), async (c) => {
    const { id: reviewer } = c.get('person');
    const surveyId = c.req.param('id');
    const { reason } = c.req.valid('json');
    const window = await reviewedWindow(c.env.DB, surveyId, reviewer);
    const survey = window.surveys.find(({ id }) => id === surveyId);
    // The reply to returning it was lost.
    if (survey?.approval === 'returned' && survey.returnReason === reason) {
      return c.json({ approval: 'returned' as const });
    }
    const { detail, keep } = await withWords(c.env.DB, window.cycle.id, reason);
    const done = await commitAudited(
      c.env.DB,
      {
        chain: 'windows',
        actor: reviewer,
        action: 'return_survey',
        subject: surveyId,
        detail,
      },
      [...returnSurvey(c.env.DB, window.id, surveyId, { cycle: window.cycle.id, reason }), ...keep],
    );
    if (done === undefined) throw new Problem('survey_state_forbids');
    return c.json({ approval: 'returned' as const });
  })
  .post('/requests/:id/approve', body(nothing), async (c) => {
    granted(await answerRequest(c.env.DB, c.req.param('id'), c.get('person'), 'approve'));
    return c.json({ answered: true });
  })
  .post('/requests/:id/refuse', body(nothing), async (c) => {
    granted(await answerRequest(c.env.DB, c.req.param('id'), c.get('person'), 'refuse'));
    return c.json({ answered: true });
  });

async function readWindows(db: D1Database, ids: string[]): Promise<Map<string, WindowRecord>> {
  const windows = await Promise.all([...new Set(ids)].map((id) => readWindow(db, id)));
  return new Map(windows.flatMap((window) => (window ? [[window.id, window]] : [])));
}

/** Surveys that wait for the reviewer, each with its preflight; one preflight a window. */
async function surveysToApprove(db: D1Database, reviewer: string) {
  const waiting = await listSurveysToApprove(db, reviewer);
  const windows = await readWindows(
    db,
    waiting.map(({ window }) => window),
  );
  const checked = new Map(
    await Promise.all(
      [...windows.values()].map(async (window) => {
        const surroundings = await surroundingsOf(db, window);
        const preflight = preflightOf(window, surroundings);
        return [window.id, { window, surroundings, preflight }] as const;
      }),
    ),
  );
  return waiting.flatMap(({ survey: id, window: windowId }) => {
    const found = checked.get(windowId);
    const survey = found?.window.surveys.find((candidate) => candidate.id === id);
    if (found === undefined || survey === undefined) return [];
    return [approvalView(found.window, survey, found.preflight, found.surroundings)];
  });
}

async function reviewedWindow(
  db: D1Database,
  surveyId: string,
  reviewer: string,
): Promise<WindowRecord> {
  const windowId = await windowOfReviewedSurvey(db, surveyId, reviewer);
  if (windowId === undefined) throw new Problem('survey_unknown');
  return windowOr404(db, windowId);
}

/** Refuses whoever prepared the window, or belongs to or has managed one of the departments. */
async function secondPerson(
  db: D1Database,
  window: WindowRecord,
  surveys: readonly string[],
  reviewer: string,
): Promise<void> {
  if (await isExcludedFromReview(db, window.id, surveys, reviewer)) {
    throw new Problem('second_person_needed');
  }
}
