import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField } from '../organisation/fields.ts';
import { submitWindow, takeOutSurvey, withdrawWindow } from './approval-store.ts';
import { commitDraft, commitMove, windowOr404 } from './commit.ts';
import { insertDraft, readPlan, replaceDraft, samePlan } from './draft-store.ts';
import { settleApprovals, submit, withdraw } from './lifecycle.ts';
import { changeSchema, createSchema, planBodyLimit, revisionSchema } from './plan-fields.ts';
import { preflightOf, surroundingsOf } from './window-preflight.ts';

/** HR's routes that plan a window and lead it through its approval. Repeating one is harmless. */
export const draftRoutes = new Hono<AppEnv>()
  .post('/windows', body(createSchema, planBodyLimit), async (c) => {
    const { id: windowId = nanoid(), cycle, ...plan } = c.req.valid('json');
    checkDates(plan);
    const actor = c.get('person').id;
    const present = await readPlan(c.env.DB, windowId);
    if (present !== undefined) {
      // The reply to making this very draft was lost.
      if (present.preparedBy === actor && present.cycle.id === cycle)
        return c.json({ id: windowId });
      throw new Problem('revision_conflict');
    }
    await commitDraft(c.env.DB, windowId, actor, 'create_window', [
      ...insertDraft(c.env.DB, windowId, cycle, actor, plan),
    ]);
    return c.json({ id: windowId });
  })
  .get('/windows/:id/plan', async (c) => {
    const plan = await readPlan(c.env.DB, c.req.param('id'));
    if (plan === undefined) throw new Problem('window_unknown');
    return c.json(plan);
  })
  .put('/windows/:id', body(changeSchema, planBodyLimit), async (c) => {
    const windowId = c.req.param('id');
    const { revision: seen, ...plan } = c.req.valid('json');
    checkDates(plan);
    const present = await readPlan(c.env.DB, windowId);
    if (present === undefined) throw new Problem('window_unknown');
    // The reply to this very change was lost.
    if (present.revision === seen + 1 && samePlan(present, plan)) return c.json({ changed: true });
    if (present.state !== 'draft') throw new Problem('window_state_forbids');
    const actor = c.get('person').id;
    await commitDraft(
      c.env.DB,
      windowId,
      actor,
      'change_window',
      replaceDraft(c.env.DB, windowId, seen, actor, plan),
    );
    return c.json({ changed: true });
  })
  .post('/windows/:id/submit', body(revisionSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { revision } = c.req.valid('json');
    if (window.state === 'submitted' && window.revision === revision + 1) {
      return c.json({ state: window.state });
    }
    const person = c.get('person');
    const surroundings = await surroundingsOf(c.env.DB, window);
    const { refusals } = preflightOf(window, surroundings, person);
    const next = granted(submit(window.state, { refusals: refusals.length }));
    await commitMove(c.env.DB, window.id, person.id, 'submit_window', [
      ...submitWindow(c.env.DB, window.id, revision),
    ]);
    return c.json({ state: next });
  })
  .post('/windows/:id/withdraw', body(revisionSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { revision } = c.req.valid('json');
    if (window.state === 'draft' && window.revision === revision + 1) {
      return c.json({ state: window.state });
    }
    const next = granted(withdraw(window.state));
    const surveys = window.surveys.map((survey) => survey.id);
    await commitMove(c.env.DB, window.id, c.get('person').id, 'withdraw_window', [
      ...withdrawWindow(c.env.DB, window.id, revision, surveys),
    ]);
    return c.json({ state: next });
  })
  .post('/windows/:id/take-out', body(v.strictObject({ survey: idField })), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { survey } = c.req.valid('json');
    const found = window.surveys.find((candidate) => candidate.id === survey);
    if (found === undefined) throw new Problem('survey_unknown');
    if (found.approval === 'taken_out') return c.json({ state: window.state });
    const approvals = window.surveys.map((candidate) =>
      candidate.id === survey ? 'taken_out' : candidate.approval,
    );
    const next = granted(settleApprovals(window.state, { approvals }));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'take_out_survey', [
      ...takeOutSurvey(c.env.DB, window.id, survey),
    ]);
    return c.json({ state: next });
  });

function checkDates(plan: { opensAt: number; closesAt: number; latestCloseAt: number }): void {
  if (plan.opensAt >= plan.closesAt || plan.closesAt > plan.latestCloseAt) {
    throw new Problem('window_dates_invalid', 'closesAt');
  }
}
