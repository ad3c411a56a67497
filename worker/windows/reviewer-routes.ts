import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { readCompany } from '../organisation/company-store.ts';
import { reasonField } from '../organisation/fields.ts';
import { approveSurvey, returnSurvey } from './approval-store.ts';
import { readWaitingRequests, type RequestRecord } from './request-store.ts';
import { answerRequest } from './requests.ts';
import {
  hasPrepared,
  listReviewedDepartments,
  listSurveysToApprove,
  listSurveysToAudit,
  windowOfReviewedSurvey,
} from './reviewer-store.ts';
import { windowOr404 } from './routes.ts';
import { preflightOf } from './window-view.ts';
import { readWindow, type WindowRecord } from './window-store.ts';

const nothing = v.strictObject({});
const returnSchema = v.strictObject({ reason: reasonField });

/** The reviewer's routes to windows: approving surveys, early closes and voids. */
export const reviewerWindowRoutes = new Hono<AppEnv>()
  .get('/tasks', async (c) => {
    const { id: reviewer } = c.get('person');
    const [company, toApprove, toAudit, departments, requests] = await Promise.all([
      readCompany(c.env.DB),
      listSurveysToApprove(c.env.DB, reviewer),
      listSurveysToAudit(c.env.DB, reviewer),
      listReviewedDepartments(c.env.DB, reviewer),
      readWaitingRequests(c.env.DB),
    ]);
    const mine = requests.filter(
      (request) => request.reviewers.includes(reviewer) && !request.approvedBy.includes(reviewer),
    );
    const windows = await readWindows(c.env.DB, [
      ...toApprove.map((survey) => survey.window),
      ...mine.map((request) => request.window),
    ]);
    return c.json({
      surveysToApprove: toApprove.flatMap(({ survey, window }) => {
        const found = windows.get(window);
        return found === undefined ? [] : approvalView(found, survey, company.timeZone);
      }),
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
    if (await hasPrepared(c.env.DB, window.id, reviewer)) throw new Problem('second_person_needed');
    const survey = window.surveys.find((candidate) => candidate.id === surveyId);
    // The reply to an earlier approval was lost.
    if (survey?.approval === 'approved') return c.json({ approval: 'approved' as const });
    await commit(c.env.DB, reviewer, 'approve_survey', surveyId, {}, [
      ...approveSurvey(c.env.DB, window.id, surveyId, reviewer),
    ]);
    return c.json({ approval: 'approved' as const });
  })
  .post('/surveys/:id/return', body(returnSchema), async (c) => {
    const { id: reviewer } = c.get('person');
    const surveyId = c.req.param('id');
    const { reason } = c.req.valid('json');
    const window = await reviewedWindow(c.env.DB, surveyId, reviewer);
    await commit(c.env.DB, reviewer, 'return_survey', surveyId, { reason }, [
      ...returnSurvey(c.env.DB, window.id, surveyId, reason),
    ]);
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

/** What a reviewer sees before approving a survey: the same preflight that HR sees, for it. */
function approvalView(window: WindowRecord, surveyId: string, timeZone: string) {
  const survey = window.surveys.find((candidate) => candidate.id === surveyId);
  if (survey === undefined) return [];
  const { warnings, surveys } = preflightOf(window, timeZone);
  const reach = surveys.find((candidate) => candidate.department === survey.department);
  return [
    {
      survey: survey.id,
      window: window.id,
      department: { id: survey.department, name: survey.departmentName },
      cycle: { id: window.cycle.id, label: window.cycle.label },
      opensAt: window.opensAt,
      closesAt: window.plannedCloseAt,
      latestCloseAt: window.latestCloseAt,
      graceMinutes: window.graceMinutes,
      threshold: window.threshold,
      preparedBy: { id: window.preparedBy.id, name: window.preparedBy.name },
      raters: reach?.raters ?? 0,
      clientDepartments: survey.clients.map(({ department, name, links }) => ({
        id: department,
        name,
        links,
      })),
      warnings: warnings.filter(
        (warning) => warning.department === null || warning.department === survey.department,
      ),
    },
  ];
}

function requestView(window: WindowRecord, request: RequestRecord) {
  return {
    id: request.id,
    window: window.id,
    kind: request.kind,
    reason: request.reason,
    requestedBy: request.requestedBy,
    cycle: { id: window.cycle.id, label: window.cycle.label },
    closesAt: window.closesAt,
    departments: window.surveys
      .filter((survey) => survey.approval === 'approved')
      .map((survey) => survey.departmentName),
  };
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

async function commit(
  db: D1Database,
  actor: string,
  action: string,
  subject: string,
  detail: Record<string, string>,
  statements: D1PreparedStatement[],
): Promise<void> {
  const entry = { chain: 'windows', actor, action, subject, detail } as const;
  const done = await commitAudited(db, entry, statements);
  if (done === undefined) throw new Problem('survey_state_forbids');
}
