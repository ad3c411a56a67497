import { Hono } from 'hono';
import * as v from 'valibot';
import { TOKEN_BYTES } from '../../shared/rating-protocol/link.ts';
import { REPLACEMENT_REASONS } from '../../shared/wire/replacement-reasons.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { bytesField } from '../http/bytes-field.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { revisionField } from '../organisation/fields.ts';
import { windowOr404 } from './commit.ts';
import { raterOriginOf } from './rater-origin.ts';
import {
  answerReplacement,
  confirmReplacement,
  listReplacementsToAnswer,
  makeReplacement,
  requestReplacement,
} from './replace-link.ts';
import { listReplacements, type Replacement } from './replace-link-store.ts';

import { vaultOf } from './vault-of.ts';
import { isWindow } from './window-head-store.ts';

const nothing = v.strictObject({});
const requestSchema = v.strictObject({
  token: bytesField(TOKEN_BYTES),
  reason: v.picklist(REPLACEMENT_REASONS),
});
const confirmSchema = v.strictObject({ revision: revisionField });

/** HR's routes by which a lost link gets another token. */
export const hrReplacementRoutes = new Hono<AppEnv>()
  .get('/windows/:id/replacements', async (c) => {
    const id = c.req.param('id');
    if (!(await isWindow(c.env.DB, id))) throw new Problem('window_unknown');
    const replacements = await listReplacements(c.env.DB, id);
    return c.json(replacements.map(viewForHr));
  })
  .post('/windows/:id/replacements', body(requestSchema), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const { token, reason } = c.req.valid('json');
    const person = c.get('person');
    const filed = await requestReplacement(c.env.DB, vaultOf(c), window, person, token, reason);
    return c.json({ id: granted(filed) });
  })
  .post('/windows/:id/replacements/:replacement/link', body(nothing), async (c) => {
    const window = await windowOr404(c.env.DB, c.req.param('id'));
    const context = { db: c.env.DB, vault: vaultOf(c), origin: raterOriginOf(c) };
    const id = c.req.param('replacement');
    return c.json(granted(await makeReplacement(context, window, id, c.get('person'))));
  })
  .post('/windows/:id/replacements/:replacement/confirm', body(confirmSchema), async (c) => {
    const { id, replacement } = c.req.param();
    const { revision } = c.req.valid('json');
    granted(await confirmReplacement(c.env.DB, id, replacement, c.get('person'), revision));
    return c.json({ state: 'carried_out' as const });
  });

/** The reviewer's routes to the same. */
export const reviewerReplacementRoutes = new Hono<AppEnv>()
  .get('/replacements', async (c) => {
    const person = c.get('person');
    return c.json((await listReplacementsToAnswer(c.env.DB, person.id)).map(viewForReviewer));
  })
  .post('/replacements/:id/approve', body(nothing), async (c) => {
    granted(await answerReplacement(c.env.DB, c.req.param('id'), c.get('person'), 'approve'));
    return c.json({ answered: true });
  })
  .post('/replacements/:id/refuse', body(nothing), async (c) => {
    granted(await answerReplacement(c.env.DB, c.req.param('id'), c.get('person'), 'refuse'));
    return c.json({ answered: true });
  });

function viewForHr(replacement: Replacement) {
  const { id, client, reason, state, reviewers, withoutReviewer, approvedBy } = replacement;
  return {
    id,
    client,
    reason,
    state,
    approvals: approvedBy.filter((person) => reviewers.includes(person)).length,
    needed: reviewers.length + withoutReviewer,
  };
}

function viewForReviewer(replacement: Replacement) {
  const { id, window, cycle, client, reason, requestedBy, departments } = replacement;
  return { id, window, cycle, client, reason, requestedBy, departments };
}
