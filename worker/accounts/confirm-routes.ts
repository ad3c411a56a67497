import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { makeChallenge } from './challenge.ts';
import { assertionField, idText, requestOptions, verifyAssertion } from './passkey-answer.ts';
import { confirmByPasskey, passkeysOf, readPasskey } from './passkey-store.ts';
import { isDemo, siteOf } from './site.ts';
import { confirmSession, readNow } from './store.ts';

const nothing = v.strictObject({});
const confirmSchema = v.strictObject({ answer: assertionField });

/** Showing again, within a session, that the person at the screen is the one who signed in. */
export const confirmRoutes = new Hono<AppEnv>()
  .post('/challenge', body(nothing), async (c) => {
    const site = siteOf(c);
    const { id } = c.get('person');
    const use = { purpose: 'confirm', of: id } as const;
    const challenge = await makeChallenge(site.secret, await readNow(c.env.DB), use);
    const ids = (await passkeysOf(c.env.DB, id)).map(idText);
    return c.json({
      options: requestOptions(site, challenge, ids),
      /** False for somebody who has no passkey and signs in anew instead. */
      passkeys: ids.length > 0,
      demo: isDemo(c),
      sso: c.get('config').sso !== undefined,
    });
  })
  .post('/', body(confirmSchema), async (c) => {
    const { answer } = c.req.valid('json');
    const { id } = c.get('person');
    const passkey = await readPasskey(c.env.DB, answer.id);
    if (passkey?.person !== id) throw new Problem('passkey_refused');
    const use = { purpose: 'confirm', of: id } as const;
    const verified = await verifyAssertion(siteOf(c), use, answer, passkey);
    if (verified === undefined) throw new Problem('passkey_refused');
    const { name } = c.get('session');
    const done = await confirmByPasskey(c.env.DB, name, passkey, verified);
    if (!done) throw new Problem('passkey_refused');
    return c.json({ confirmed: true });
  })
  .post('/demo', body(nothing), async (c) => {
    if (!isDemo(c)) throw new Problem('not_found');
    await confirmSession(c.env.DB, c.get('session').name);
    return c.json({ confirmed: true });
  });
