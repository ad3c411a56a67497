import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { readCompany } from '../organisation/company-store.ts';
import { codeField, nameField, timeZoneField } from '../organisation/fields.ts';
import { sameSecret } from './same-secret.ts';
import { setUp } from './setup-store.ts';
import { clearSessionCookie, writeSessionCookie } from './signed-in.ts';
import { endSession, startSession } from './store.ts';

const secretText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const setupSchema = v.strictObject({
  code: secretText,
  company: nameField,
  timeZone: timeZoneField,
  number: codeField,
  name: nameField,
});
const signInSchema = v.strictObject({ token: secretText });

/** Getting in and out: set-up by the operator, one-time links, sessions. */
export const accountRoutes = new Hono<AppEnv>()
  .post('/setup', body(setupSchema), async (c) => {
    const { code, ...request } = c.req.valid('json');
    if (!(await sameSecret(code, c.get('config').setupCode))) throw new Problem('setup_code_wrong');
    const token = await setUp(c.env.DB, request);
    // One answer for a wrong code and for a company that is set up already.
    if (token === undefined) throw new Problem('setup_code_wrong');
    return c.json({ token });
  })
  .post('/session', body(signInSchema), async (c) => {
    const sessionId = await startSession(c.env.DB, c.req.valid('json').token);
    if (sessionId === undefined) throw new Problem('sign_in_link_unknown');
    writeSessionCookie(c, sessionId);
    return c.json({ signedIn: true });
  })
  .get('/session', async (c) => {
    const { id, name, department, roles } = c.get('person');
    const company = await readCompany(c.env.DB);
    return c.json({
      person: { id, name, department: department ?? null },
      roles: roles.map((grant) => ({ role: grant.role, department: grant.department ?? null })),
      company,
    });
  })
  .post('/session/end', async (c) => {
    const sessionId = clearSessionCookie(c);
    if (sessionId !== undefined) await endSession(c.env.DB, sessionId);
    return c.json({ signedIn: false });
  });
