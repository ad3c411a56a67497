import { Hono } from 'hono';
import { authorize } from './accounts/authorize.ts';
import { accessRoutes } from './accounts/access-routes.ts';
import { confirmRoutes } from './accounts/confirm-routes.ts';
import { ownAccountRoutes } from './accounts/own-account-routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { ssoRoutes } from './accounts/sso/routes.ts';
import { managerSheetRoutes } from './appraisal/manager-routes.ts';
import { reviewerSheetRoutes } from './appraisal/reviewer-routes.ts';
import { managerMeasureRoutes, reviewerMeasureRoutes } from './appraisal/measure-routes.ts';
import { managerTotalRoutes, reviewerTotalRoutes } from './appraisal/total-routes.ts';
import { outboxRoutes } from './delivery/outbox-routes.ts';
import { anchored } from './audit/anchored.ts';
import { noteRefusals } from './audit/refusals.ts';
import { auditRoutes } from './audit/routes.ts';
import type { AppEnv } from './http/app-env.ts';
import { sameOrigin } from './http/same-origin.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { leadershipRoutes } from './leadership/routes.ts';
import { payrollRoutes } from './payroll/routes.ts';
import { personalScoreRoutes } from './payroll/scores-routes.ts';
import { retentionRoutes } from './retention/routes.ts';
import { deliveredReportRoutes } from './reports/routes.ts';
import { evidenceRoutes } from './results/evidence-routes.ts';
import { lookRoutes, resultRoutes } from './results/result-routes.ts';
import { surveyRoutes } from './results/survey-routes.ts';
import { calendarRoutes } from './windows/calendar-routes.ts';
import { ownNoticeRoutes, taskNoticeRoutes } from './task-notices/routes.ts';
import { draftRoutes } from './windows/draft-routes.ts';
import { issueRoutes } from './windows/issue-routes.ts';
import { hrReplacementRoutes, reviewerReplacementRoutes } from './windows/replace-link-routes.ts';
import { overviewsKept } from './windows/overviews-kept.ts';
import { reviewerWindowRoutes } from './windows/reviewer-routes.ts';
import { windowRoutes } from './windows/routes.ts';
import { wordsSealed } from './words/words-sealed.ts';
import { runningRoutes } from './windows/running-routes.ts';

/** Everything behind a session. Who may use what is in `accounts/policy.ts`. */
export const consoleApi = new Hono<AppEnv>()
  .use(wordsSealed())
  .use(anchored())
  .use(overviewsKept())
  .use(noteRefusals())
  .use(sameOrigin())
  .use(authorize())
  .route('/', accountRoutes)
  .route('/session', ssoRoutes)
  .route('/session/confirm', confirmRoutes)
  .route('/account', ownAccountRoutes)
  .route('/account/task-notices', ownNoticeRoutes)
  .route('/access', accessRoutes)
  .route('/audit', auditRoutes)
  .route('/retention', retentionRoutes)
  .route('/hr', organisationRoutes)
  .route('/hr', windowRoutes)
  .route('/hr', draftRoutes)
  .route('/hr', runningRoutes)
  .route('/hr', calendarRoutes)
  .route('/hr', issueRoutes)
  .route('/hr', outboxRoutes)
  .route('/hr/task-notices', taskNoticeRoutes)
  .route('/hr', payrollRoutes)
  .route('/hr/import/personal-scores', personalScoreRoutes)
  .route('/hr', hrReplacementRoutes)
  .route('/reviewer', reviewerWindowRoutes)
  .route('/reviewer', reviewerReplacementRoutes)
  .route('/reviewer', surveyRoutes)
  .route('/reviewer', evidenceRoutes)
  .route('/reviewer', resultRoutes('reviewer'))
  .route('/reviewer', reviewerSheetRoutes)
  .route('/reviewer', reviewerTotalRoutes)
  .route('/reviewer', reviewerMeasureRoutes)
  .route('/manager', resultRoutes('manager'))
  .route('/manager', lookRoutes)
  .route('/manager', managerSheetRoutes)
  .route('/manager', managerTotalRoutes)
  .route('/manager', managerMeasureRoutes)
  .route('/leadership', leadershipRoutes)
  .route('/hr', deliveredReportRoutes('hr'))
  .route('/auditor', deliveredReportRoutes('auditor'));

/** Types of all console routes; the console's client is derived from them. */
export type ConsoleApi = typeof consoleApi;
