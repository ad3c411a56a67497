import { Hono } from 'hono';
import * as v from 'valibot';
import { configuredDelivery } from '../delivery/configured.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { revisionField } from '../organisation/fields.ts';
import { listNoticeDays, listUnreachable } from './report-store.ts';
import {
  changeNoticeSettings,
  chooseOwnNotices,
  readNoticeSettings,
  readOwnNotices,
} from './setting-store.ts';

const settingsSchema = v.strictObject({
  revision: revisionField,
  isOn: v.boolean(),
  hour: v.pipe(v.number(), v.safeInteger(), v.minValue(6), v.maxValue(11)),
});
const ownSchema = v.strictObject({ wanted: v.boolean() });

/** HR's routes to notices of tasks: whether and when they leave, and how that went. */
export const taskNoticeRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const [settings, days, unreachable] = await Promise.all([
      readNoticeSettings(c.env.DB),
      listNoticeDays(c.env.DB),
      listUnreachable(c.env.DB),
    ]);
    const { kind: delivery } = configuredDelivery(c.get('config'));
    return c.json({ ...settings, delivery, days, unreachable });
  })
  .put('/', body(settingsSchema), async (c) =>
    c.json(granted(await changeNoticeSettings(c.env.DB, c.get('person').id, c.req.valid('json')))),
  );

/** Everybody's route to the own notices. */
export const ownNoticeRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const own = await readOwnNotices(c.env.DB, c.get('person').id);
    const settings = await readNoticeSettings(c.env.DB);
    const isDelivered = configuredDelivery(c.get('config')).deliver !== undefined;
    return c.json({ ...own, areSent: isDelivered && settings.isOn });
  })
  .put('/', body(ownSchema), async (c) => {
    const { wanted } = c.req.valid('json');
    await chooseOwnNotices(c.env.DB, c.get('person').id, wanted);
    return c.json({ wanted });
  });
