import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { Config } from '../env.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { configuredDelivery } from './configured.ts';
import { deleteFromOutbox, type Outbox, readOutbox } from './outbox.ts';

const nothing = v.strictObject({});
const deleteSchema = v.strictObject({
  files: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.eml$/))), v.maxLength(20_000)),
});
/** Bytes of a list of files. */
const listBody = 1000 * 1000;

/** HR's routes to how e-mail leaves, and to the local outbox, from which a person sends it. */
export const outboxRoutes = new Hono<AppEnv>()
  .get('/delivery', async (c) => {
    const { outbox } = c.get('config');
    const { kind } = configuredDelivery(c.get('config'));
    if (kind !== 'outbox' || outbox === undefined) return c.json({ kind, waiting: 0 });
    const messages = await readOutbox(outbox);
    return c.json({ kind, waiting: messages.ok ? messages.value.length : 0 });
  })
  .post('/outbox/read', body(nothing), async (c) => {
    const outbox = outboxOr409(c.get('config'));
    const entry = {
      chain: 'windows',
      actor: c.get('person').id,
      action: 'read_outbox',
      subject: 'outbox',
      detail: {},
    } as const;
    const messages = granted(await readOutbox(outbox));
    // Whoever reads them sees which address gets which link.
    if (messages.length > 0) await commitAudited(c.env.DB, entry, []);
    return c.json({ messages });
  })
  .post('/outbox/delete', body(deleteSchema, listBody), async (c) => {
    const outbox = outboxOr409(c.get('config'));
    granted(await deleteFromOutbox(outbox, c.req.valid('json').files));
    return c.json({ deleted: true });
  });

function outboxOr409(config: Config): Outbox {
  if (configuredDelivery(config).kind !== 'outbox' || config.outbox === undefined) {
    throw new Problem('delivery_not_configured');
  }
  return config.outbox;
}
