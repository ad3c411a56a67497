import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { confirmLinks } from './lifecycle.ts';
import { countLinks, issueLinks } from './link-store.ts';
import { makeLinks } from './make-links.ts';
import { prepareSlice } from './prepare.ts';
import { windowOr404 } from './routes.ts';
import { vaultOf } from './vault-of.ts';

const nothing = v.strictObject({});
const confirmSchema = v.strictObject({
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** HR's routes that make keys and links. */
export const issueRoutes = new Hono<AppEnv>()
  .post('/windows/:id/prepare', body(nothing), async (c) => {
    const { id: actor } = c.get('person');
    return c.json(granted(await prepareSlice(c.env.DB, vaultOf(c), c.req.param('id'), actor)));
  })
  .post('/windows/:id/links', body(nothing), async (c) => {
    const origin = c.get('config').raterOrigin ?? new URL(c.req.url).origin;
    const person = c.get('person');
    const made = await makeLinks(c.env.DB, vaultOf(c), c.req.param('id'), origin, person);
    return c.json(granted(made));
  })
  .post('/windows/:id/confirm-links', body(confirmSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { revision } = c.req.valid('json');
    // The reply to an earlier confirmation of this very set was lost.
    if (window.state === 'issued' && window.revision === revision + 1) {
      return c.json({ state: 'issued' as const });
    }
    // Somebody confirmed another set: those saved here are worthless.
    if (window.state === 'issued') throw new Problem('revision_conflict');
    const linksMade = await countLinks(c.env.DB, window.id);
    const state = granted(confirmLinks(window.state, { linksMade }));
    const done = await commitAudited(
      c.env.DB,
      {
        chain: 'windows',
        actor: c.get('person').id,
        action: 'issue_links',
        subject: window.id,
        detail: {},
      },
      issueLinks(c.env.DB, window.id, revision),
    );
    // Somebody else made other links meanwhile: those saved here would never be valid.
    if (done === undefined) throw new Problem('revision_conflict');
    return c.json({ state });
  });
