import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { readCompany } from '../organisation/company-store.ts';
import {
  addPasskey,
  dropOwnRecovery,
  endOtherSessions,
  endOwnSession,
  noteTold,
  readAccount,
  removePasskey,
  renamePasskey,
} from './account-store.ts';
import { makeChallenge } from './challenge.ts';
import { labelField } from './label.ts';
import { creationField, creationOptions, idText, verifyCreation } from './passkey-answer.ts';
import { passkeysOf } from './passkey-store.ts';
import { siteOf } from './site.ts';
import { readNow } from './store.ts';

const nothing = v.strictObject({});
const addSchema = v.strictObject({ label: labelField, answer: creationField });
const renameSchema = v.strictObject({ label: labelField });

/** What people do with their own account: passkeys, sessions, what was done to it. */
export const ownAccountRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await readAccount(c.env.DB, c.get('session'))))
  .post('/passkeys/challenge', body(nothing), async (c) => {
    const site = siteOf(c);
    const { id, name } = c.get('person');
    const use = { purpose: 'add', of: id } as const;
    const challenge = await makeChallenge(site.secret, await readNow(c.env.DB), use);
    const present = (await passkeysOf(c.env.DB, id)).map(idText);
    const company = (await readCompany(c.env.DB)).name;
    const person = { id, number: name, name, company };
    return c.json({ options: creationOptions(site, challenge, person, present) });
  })
  .post('/passkeys', body(addSchema), async (c) => {
    const { label, answer } = c.req.valid('json');
    const { id } = c.get('person');
    const made = await verifyCreation(siteOf(c), { purpose: 'add', of: id }, answer);
    if (made === undefined) throw new Problem('passkey_refused');
    granted(await addPasskey(c.env.DB, id, { ...made, label }));
    return c.json({ added: true });
  })
  .put('/passkeys/:id', body(renameSchema), async (c) => {
    const { label } = c.req.valid('json');
    granted(await renamePasskey(c.env.DB, c.get('person').id, c.req.param('id'), label));
    return c.json({ renamed: true });
  })
  .post('/passkeys/:id/remove', body(nothing), async (c) => {
    granted(await removePasskey(c.env.DB, c.get('person').id, c.req.param('id')));
    return c.json({ removed: true });
  })
  .post('/sessions/end-others', body(nothing), async (c) => {
    await endOtherSessions(c.env.DB, c.get('person').id, c.get('session').name);
    return c.json({ ended: true });
  })
  .post('/sessions/:name/end', body(nothing), async (c) => {
    granted(await endOwnSession(c.env.DB, c.get('person').id, c.req.param('name')));
    return c.json({ ended: true });
  })
  .post('/told', body(nothing), async (c) => {
    await noteTold(c.env.DB, c.get('session'));
    return c.json({ told: true });
  })
  .post('/recovery/refuse', body(nothing), async (c) => {
    await dropOwnRecovery(c.env.DB, c.get('person').id);
    return c.json({ refused: true });
  });
