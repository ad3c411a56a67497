import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import { violates } from '../database.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { readCompany } from '../organisation/company-store.ts';
import { reasonField } from '../organisation/fields.ts';
import { GREATEST_THRESHOLD, LEAST_THRESHOLD } from '../results/disclosure/thresholds.ts';
import { submitWindow, takeOutSurvey, withdrawWindow } from './approval-store.ts';
import { extend, settleApprovals, submit, withdraw } from './lifecycle.ts';
import { moveClose, readRequests } from './request-store.ts';
import { requestChange } from './requests.ts';
import { readTurnout } from './turnout-store.ts';
import { preflightOf, windowView } from './window-view.ts';
import { insertDraft, listWindows, readWindow, replaceDraft } from './window-store.ts';
import type { WindowRecord } from './window-store.ts';

const id = v.pipe(v.string(), v.length(21));
const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799));
const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const planEntries = {
  departments: v.pipe(
    v.array(id),
    v.minLength(1),
    v.maxLength(500),
    v.check((list) => new Set(list).size === list.length),
  ),
  opensAt: seconds,
  closesAt: seconds,
  latestCloseAt: seconds,
  graceMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  threshold: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(LEAST_THRESHOLD),
    v.maxValue(GREATEST_THRESHOLD),
  ),
};
const createSchema = v.strictObject({ cycle: id, ...planEntries });
const changeSchema = v.strictObject({
  revision,
  ...planEntries,
  clients: v.pipe(
    v.array(
      v.strictObject({
        department: id,
        links: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
      }),
    ),
    v.maxLength(1000),
    v.check((list) => new Set(list.map((item) => item.department)).size === list.length),
  ),
});
const revisionSchema = v.strictObject({ revision });
const requestSchema = v.strictObject({
  kind: v.picklist(['early_close', 'void']),
  reason: reasonField,
  confirmation: v.pipe(v.string(), v.maxLength(100)),
});

/** HR's routes to a window up to the making of keys and links, and to its end. */
export const windowRoutes = new Hono<AppEnv>()
  .get('/windows', async (c) => c.json(await listWindows(c.env.DB)))
  .post('/windows', body(createSchema), async (c) => {
    const { cycle, ...plan } = c.req.valid('json');
    checkDates(plan);
    const windowId = nanoid();
    const actor = c.get('person').id;
    await commitDraft(c.env.DB, windowId, actor, 'create_window', [
      ...insertDraft(c.env.DB, windowId, cycle, actor, plan),
    ]);
    return c.json({ id: windowId });
  })
  .get('/windows/:id', async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const [company, requests, turnout] = await Promise.all([
      readCompany(c.env.DB),
      readRequests(c.env.DB, window.id),
      readTurnout(c.env.DB, window.id),
    ]);
    return c.json(windowView(window, company.timeZone, requests, turnout));
  })
  .put('/windows/:id', body(changeSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { revision: expected, ...plan } = c.req.valid('json');
    checkDates(plan);
    if (window.state !== 'draft') throw new Problem('window_state_forbids');
    const actor = c.get('person').id;
    await commitDraft(
      c.env.DB,
      window.id,
      actor,
      'change_window',
      replaceDraft(c.env.DB, window.id, expected, actor, plan),
    );
    return c.json({ changed: true });
  })
  .post('/windows/:id/submit', body(revisionSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { timeZone } = await readCompany(c.env.DB);
    const { refusals } = preflightOf(window, timeZone);
    const next = granted(submit(window.state, { refusals: refusals.length }));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'submit_window', [
      ...submitWindow(c.env.DB, window.id, c.req.valid('json').revision),
    ]);
    return c.json({ state: next });
  })
  .post('/windows/:id/withdraw', body(revisionSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const next = granted(withdraw(window.state));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'withdraw_window', [
      ...withdrawWindow(
        c.env.DB,
        window.id,
        c.req.valid('json').revision,
        window.surveys.map((survey) => survey.id),
      ),
    ]);
    return c.json({ state: next });
  })
  .post('/windows/:id/take-out', body(v.strictObject({ survey: id })), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { survey } = c.req.valid('json');
    const found = window.surveys.find((candidate) => candidate.id === survey);
    if (found === undefined) throw new Problem('survey_unknown');
    const approvals = window.surveys.map((candidate) =>
      candidate.id === survey ? 'taken_out' : candidate.approval,
    );
    const next = granted(settleApprovals(window.state, { approvals }));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'take_out_survey', [
      ...takeOutSurvey(c.env.DB, window.id, survey),
    ]);
    return c.json({ state: next });
  })
  .post('/windows/:id/extend', body(v.strictObject({ closesAt: seconds })), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { closesAt } = c.req.valid('json');
    const next = granted(extend(window.state, { ...window, newCloseAt: closesAt }, window.now));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'extend_window', [
      ...moveClose(c.env.DB, window.id, next),
    ]);
    return c.json({ closesAt: next });
  })
  .post('/windows/:id/requests', body(requestSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { kind, reason: why, confirmation } = c.req.valid('json');
    if (confirmation.trim() !== window.cycle.label) throw new Problem('confirmation_wrong');
    const filed = await requestChange(c.env.DB, window, c.get('person'), kind, why);
    return c.json({ id: granted(filed) });
  });

/** The window, or the refusal window_unknown. */
export async function windowOr404(db: D1Database, windowId: string): Promise<WindowRecord> {
  const window = await readWindow(db, windowId);
  if (window === undefined) throw new Problem('window_unknown');
  return window;
}

function checkDates(plan: { opensAt: number; closesAt: number; latestCloseAt: number }): void {
  if (plan.opensAt >= plan.closesAt || plan.closesAt > plan.latestCloseAt) {
    throw new Problem('window_dates_invalid', 'closesAt');
  }
}

async function commitDraft(
  db: D1Database,
  windowId: string,
  actor: string,
  action: string,
  statements: D1PreparedStatement[],
): Promise<void> {
  try {
    await commitMove(db, windowId, actor, action, statements);
  } catch (error) {
    // A department or cycle that is not there: the plan refers to nothing.
    if (violates(error, 'FOREIGN KEY')) throw new Problem('department_unknown');
    if (violates(error, 'department_has_no_survey')) throw new Problem('department_has_no_survey');
    throw error;
  }
}

async function commitMove(
  db: D1Database,
  windowId: string,
  actor: string,
  action: string,
  statements: D1PreparedStatement[],
): Promise<void> {
  const entry = { chain: 'windows', actor, action, subject: windowId, detail: {} } as const;
  const done = await commitAudited(db, entry, statements);
  if (done === undefined) throw new Problem('revision_conflict');
}
