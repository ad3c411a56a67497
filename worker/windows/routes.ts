import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';
import { clientPage } from './client-list.ts';
import { windowOr404 } from './commit.ts';
import { listWish } from './list-wish.ts';
import type { Preflight } from './preflight.ts';
import type { Refusal, Warning } from './preflight-findings.ts';
import { readRequests } from './request-store.ts';
import { surveyPage, surveyRow } from './survey-list.ts';
import { readTurnout } from './turnout-store.ts';
import { listWindows } from './window-list-store.ts';
import {
  differenceFromLast,
  groupFindings,
  preflightOf,
  surroundingsOf,
} from './window-preflight.ts';
import type { WindowRecord } from './window-store.ts';
import { windowView } from './window-view.ts';

/** What HR reads of windows. Nothing depends on who has answered, but for the turnout band. */
export const windowRoutes = new Hono<AppEnv>()
  .get('/windows', async (c) => c.json(await listWindows(c.env.DB)))
  .get('/windows/:id', async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const [preflight, requests, turnout] = await Promise.all([
      currentPreflight(c.env.DB, window),
      readRequests(c.env.DB, window.id),
      readTurnout(c.env.DB, window.id),
    ]);
    return c.json(windowView(window, preflight, requests, turnout));
  })
  .get('/windows/:id/surveys', listWish(), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const preflight = await currentPreflight(c.env.DB, window);
    return c.json(surveyPage(window, preflight, c.req.valid('query')));
  })
  .get('/windows/:id/surveys/:survey', async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const survey = window.surveys.find(({ id }) => id === c.req.param('survey'));
    if (survey === undefined) throw new Problem('survey_unknown');
    const surroundings = await surroundingsOf(c.env.DB, window);
    const preflight = mayStillChange(window) ? preflightOf(window, surroundings) : undefined;
    const ofSurvey = (findings: readonly (Refusal | Warning)[] = []) =>
      groupFindings(
        [survey],
        findings.filter(({ department }) => department === survey.department),
      );
    return c.json({
      ...surveyRow(survey, window.threshold),
      clients: survey.clients.map(({ department, name, links }) => ({
        id: department,
        name,
        links,
      })),
      refusals: ofSurvey(preflight?.refusals),
      warnings: ofSurvey(preflight?.warnings),
      difference: differenceFromLast(window, survey, surroundings),
    });
  })
  .get('/windows/:id/clients', listWish(), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    return c.json(clientPage(window, c.req.valid('query')));
  });

function mayStillChange(window: WindowRecord): boolean {
  return window.state === 'draft' || window.state === 'submitted';
}

async function currentPreflight(
  db: D1Database,
  window: WindowRecord,
): Promise<Preflight | undefined> {
  if (!mayStillChange(window)) return undefined;
  return preflightOf(window, await surroundingsOf(db, window));
}
