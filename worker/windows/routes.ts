import { Hono } from 'hono';
import * as v from 'valibot';
import { WINDOW_STATES } from '../../shared/wire/window-states.ts';
import type { AppEnv } from '../http/app-env.ts';
import { listPart, listQuery, usualPage } from '../http/list-query.ts';
import { Problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { linksOf } from './build-manifest.ts';
import { overviewOf } from './overviews.ts';
import type { Refusal, Warning } from './preflight-findings.ts';
import { readRequests } from './request-store.ts';
import { pageOf, surveyPage } from './survey-list.ts';
import { mayStillChange } from './survey-overview.ts';
import { readTurnout } from './turnout-store.ts';
import { readWindowHead } from './window-head-store.ts';
import { listWindows, windowSorts } from './window-list-store.ts';
import {
  differenceFromLast,
  groupFindings,
  preflightOf,
  surroundingsOf,
} from './window-preflight.ts';
import { readWindowOfSurvey } from './window-store.ts';
import { windowView } from './window-view.ts';

/** Newest first, unless another order is asked for. */
const windowsQuery = listQuery(
  windowSorts,
  { state: v.optional(v.picklist(WINDOW_STATES)) },
  'desc',
);

/** Codes and states are short. */
const longestShow = 40;
const show = v.optional(v.pipe(v.string(), v.maxLength(longestShow)), '');

/** What HR reads of windows. Nothing depends on who has answered, but for the turnout band. */
export const windowRoutes = new Hono<AppEnv>()
  .get('/windows', query(windowsQuery), async (c) =>
    c.json(await listWindows(c.env.DB, c.req.valid('query'))),
  )
  .get('/windows/:id', async (c) => {
    const { DB } = c.env;
    const window = known(await readWindowHead(DB, c.req.param('id')));
    const first = { page: 1, size: usualPage, search: '', show: '' };
    const withSurveys = async () => {
      const overview = known(await overviewOf(DB, window.id, 'surveys'));
      const { rows } = await surveyPage(DB, window, overview, first);
      return { overview, surveys: rows };
    };
    const [planned, progress, requests, turnout] = await Promise.all([
      withSurveys(),
      overviewOf(DB, window.id, 'progress').then(known),
      readRequests(DB, window.id),
      readTurnout(DB, window.id),
    ]);
    return c.json(windowView({ window, ...planned, progress, requests, turnout }));
  })
  .get('/windows/:id/surveys', query(v.strictObject({ ...listPart, show })), async (c) => {
    const window = known(await readWindowHead(c.env.DB, c.req.param('id')));
    const overview = known(await overviewOf(c.env.DB, window.id, 'surveys'));
    return c.json(await surveyPage(c.env.DB, window, overview, c.req.valid('query')));
  })
  .get('/windows/:id/surveys/:survey', async (c) => {
    const id = c.req.param('survey');
    const window = known(await readWindowOfSurvey(c.env.DB, c.req.param('id'), id));
    const [survey] = window.surveys;
    if (survey === undefined) throw new Problem('survey_unknown');
    const surroundings = await surroundingsOf(c.env.DB, window, id);
    const preflight = mayStillChange(window) ? preflightOf(window, surroundings) : undefined;
    const ofSurvey = (findings: readonly (Refusal | Warning)[] = []) =>
      groupFindings(
        [survey],
        findings.filter(({ department }) => department === survey.department),
      );
    const raters = linksOf(survey);
    const clients = survey.clients.map(({ department, name, links }) => ({
      id: department,
      name,
      links,
    }));
    return c.json({
      id,
      department: survey.department,
      name: survey.departmentName,
      reviewer: survey.reviewerName ?? null,
      approval: survey.approval,
      returnReason: survey.returnReason ?? null,
      state: survey.state,
      keys: survey.keys,
      raters,
      clientDepartments: clients.filter(({ links }) => links > 0).length,
      margin: raters - window.threshold,
      clients,
      refusals: ofSurvey(preflight?.refusals),
      warnings: ofSurvey(preflight?.warnings),
      difference: differenceFromLast(window, survey, surroundings),
    });
  })
  .get('/windows/:id/clients', query(v.strictObject(listPart)), async (c) => {
    const wish = c.req.valid('query');
    const clients = known(await overviewOf(c.env.DB, c.req.param('id'), 'clients'));
    return c.json(
      pageOf(
        clients.filter(({ name }) => name.includes(wish.search)),
        wish,
      ),
    );
  });

/** What belongs to a window, or the refusal window_unknown. */
function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Problem('window_unknown');
  return found;
}
