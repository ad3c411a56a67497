import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import { configuredDelivery } from '../delivery/configured.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField, revisionField } from '../organisation/fields.ts';
import { windowOr404 } from './commit.ts';
import { confirmLinks } from './lifecycle.ts';
import { countLinks, issueLinks } from './link-store.ts';
import { mailLinks } from './mail-links.ts';
import { makeLinks } from './make-links.ts';
import { prepareSlice } from './prepare.ts';
import { raterOriginOf } from './rater-origin.ts';
import { vaultOf } from './vault-of.ts';

const nothing = v.strictObject({});
const confirmSchema = v.strictObject({ revision: revisionField });
const mailSchema = v.strictObject({
  revision: revisionField,
  department: idField,
  // One person with two addresses of the same spelling would get two links.
  addresses: v.pipe(
    v.array(v.pipe(v.string(), v.email(), v.maxLength(254))),
    v.minLength(1),
    v.maxLength(500),
    v.check((list) => new Set(list.map((each) => each.toLowerCase())).size === list.length),
  ),
});
/** Bytes of a body with five hundred of the longest addresses. */
const mailBody = 160 * 1000;

/** HR's routes that make keys and links. */
export const issueRoutes = new Hono<AppEnv>()
  .post('/windows/:id/prepare', body(nothing), async (c) => {
    const { id: actor } = c.get('person');
    return c.json(granted(await prepareSlice(c.env.DB, vaultOf(c), c.req.param('id'), actor)));
  })
  .post('/windows/:id/links', body(nothing), async (c) => {
    const person = c.get('person');
    const made = await makeLinks(c.env.DB, vaultOf(c), c.req.param('id'), raterOriginOf(c), person);
    return c.json(granted(made));
  })
  .post('/windows/:id/mail-links', body(mailSchema, mailBody), async (c) => {
    const { deliver } = configuredDelivery(c.get('config'));
    if (deliver === undefined) throw new Problem('delivery_not_configured');
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const context = { db: c.env.DB, vault: vaultOf(c), deliver, origin: raterOriginOf(c) };
    const wish = c.req.valid('json');
    return c.json(granted(await mailLinks(context, window, c.get('person'), wish)));
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
