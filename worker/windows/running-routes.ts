import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { configuredDelivery } from '../delivery/configured.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField, reasonField } from '../organisation/fields.ts';
import { commitMove, windowOr404 } from './commit.ts';
import { extend } from './lifecycle.ts';
import { secondsField } from './plan-fields.ts';
import { moveClose } from './request-store.ts';
import { remindAll } from './remind.ts';
import { lastReminder, listClientManagers } from './reminder-store.ts';
import { requestChange } from './requests.ts';
import { isWindow } from './window-head-store.ts';

const extendSchema = v.strictObject({
  /** The close that was shown; somebody else may have moved it meanwhile. */
  from: secondsField,
  closesAt: secondsField,
});
const requestSchema = v.strictObject({
  /** Chosen by who asks, so that a repeated request is the same one. */
  id: v.optional(idField),
  kind: v.picklist(['early_close', 'void']),
  reason: reasonField,
  confirmation: v.pipe(v.string(), v.maxLength(100)),
});

const reminderSchema = v.strictObject({ text: reasonField });

/** HR's routes to a window whose links are in force, and to its end. */
export const runningRoutes = new Hono<AppEnv>()
  .post('/windows/:id/extend', body(extendSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { from, closesAt } = c.req.valid('json');
    // The reply to this very extension was lost, or somebody else asked for the same.
    if (window.closesAt === closesAt && from < closesAt) return c.json({ closesAt });
    if (window.closesAt !== from) throw new Problem('revision_conflict');
    const next = granted(extend(window.state, { ...window, newCloseAt: closesAt }, window.now));
    await commitMove(c.env.DB, window.id, c.get('person').id, 'extend_window', [
      ...moveClose(c.env.DB, window.id, from, next),
    ]);
    return c.json({ closesAt: next });
  })
  .get('/windows/:id/reminder', async (c) => {
    const id = c.req.param('id');
    if (!(await isWindow(c.env.DB, id))) throw new Problem('window_unknown');
    const [managers, sentAt] = await Promise.all([
      listClientManagers(c.env.DB, id),
      lastReminder(c.env.DB, id),
    ]);
    return c.json({
      delivery: configuredDelivery(c.get('config')).kind,
      managers: managers.length,
      withoutAddress: managers.filter(({ email }) => email === null).length,
      sentAt,
    });
  })
  .post('/windows/:id/reminder', body(reminderSchema), async (c) => {
    const { deliver } = configuredDelivery(c.get('config'));
    if (deliver === undefined) throw new Problem('delivery_not_configured');
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { text } = c.req.valid('json');
    const context = { db: c.env.DB, deliver };
    return c.json(granted(await remindAll(context, window, c.get('person').id, text)));
  })
  .post('/windows/:id/requests', body(requestSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { id = nanoid(), kind, reason, confirmation } = c.req.valid('json');
    if (confirmation.trim() !== window.cycle.label) throw new Problem('confirmation_wrong');
    const filed = await requestChange(c.env.DB, window, c.get('person'), { id, kind, reason });
    return c.json({ id: granted(filed) });
  });
