import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { approveRecovery, readAccess, refuseRecovery } from './recovery-store.ts';

const nothing = v.strictObject({});

/** What HR and auditors see of how people get in, and the second person's word on a recovery. */
export const accessRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await readAccess(c.env.DB, c.get('person').id)))
  .post('/recoveries/:id/approve', body(nothing), async (c) => {
    granted(await approveRecovery(c.env.DB, c.get('person').id, c.req.param('id')));
    return c.json({ approved: true });
  })
  .post('/recoveries/:id/refuse', body(nothing), async (c) => {
    granted(await refuseRecovery(c.env.DB, c.get('person').id, c.req.param('id')));
    return c.json({ refused: true });
  });
