import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { configuredDelivery } from '../delivery/configured.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { readCompany } from '../organisation/company-store.ts';
import { codeField, nameField, timeZoneField } from '../organisation/fields.ts';
import { makeChallenge } from './challenge.ts';
import { enrolmentMessage } from './enrolment-message.ts';
import {
  enrolByLink,
  type EnrolmentLink,
  enterByLink,
  operator,
  readLink,
} from './enrolment-store.ts';
import { labelField } from './label.ts';
import {
  assertionField,
  creationField,
  creationOptions,
  requestOptions,
  verifyAssertion,
  verifyCreation,
} from './passkey-answer.ts';
import { readPasskey, signInByPasskey } from './passkey-store.ts';
import { sameSecret } from './same-secret.ts';
import { setUp } from './setup-store.ts';
import { clearSessionCookie, writeSessionCookie } from './signed-in.ts';
import { isDemo, siteOf } from './site.ts';
import { endSession, readNow } from './store.ts';

const secretText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const setupSchema = v.strictObject({
  code: secretText,
  company: nameField,
  timeZone: timeZoneField,
  number: codeField,
  name: nameField,
});
const nothing = v.strictObject({});
const signInSchema = v.strictObject({ answer: assertionField });
const linkSchema = v.strictObject({ token: secretText });
const enrolSchema = v.strictObject({
  token: secretText,
  label: labelField,
  answer: creationField,
});

/** Getting in and out: set-up by the operator, enrolment by one-time links, passkeys, sessions. */
export const accountRoutes = new Hono<AppEnv>()
  .post('/setup', body(setupSchema), async (c) => {
    const { code, ...request } = c.req.valid('json');
    if (!(await sameSecret(code, c.get('config').setupCode))) throw new Problem('setup_code_wrong');
    const token = await setUp(c.env.DB, request);
    // One answer for a wrong code and for a company that is set up already.
    if (token === undefined) throw new Problem('setup_code_wrong');
    return c.json({ token });
  })
  .post('/session/challenge', body(nothing), async (c) => {
    refuseWhereSsoOnly(c);
    const site = siteOf(c);
    const now = await readNow(c.env.DB);
    const challenge = await makeChallenge(site.secret, now, { purpose: 'sign_in', of: '' });
    // No list of passkeys: it would tell who has an account.
    return c.json({ options: requestOptions(site, challenge, []) });
  })
  .post('/session', body(signInSchema), async (c) => {
    refuseWhereSsoOnly(c);
    const { answer } = c.req.valid('json');
    const passkey = await readPasskey(c.env.DB, answer.id);
    // One answer for a passkey that is not known and for one that is not shown.
    if (passkey === undefined) throw new Problem('passkey_refused');
    const use = { purpose: 'sign_in', of: '' } as const;
    const verified = await verifyAssertion(siteOf(c), use, answer, passkey);
    if (verified === undefined) throw new Problem('passkey_refused');
    return signedIn(
      c,
      await signInByPasskey(c.env.DB, c.get('config').sessionPepper, passkey, verified),
      'passkey_refused',
    );
  })
  .post('/session/enrolment', body(linkSchema), async (c) => {
    const { token } = c.req.valid('json');
    const link = await linkOr401(c, token);
    const demo = isDemo(c);
    if (!link.usable && !demo) throw new Problem('recovery_waits');
    const site = siteOf(c);
    const use = { purpose: 'enrol', of: token } as const;
    const challenge = await makeChallenge(site.secret, await readNow(c.env.DB), use);
    return c.json({
      demo,
      options: link.usable ? creationOptions(site, challenge, link.person, []) : null,
    });
  })
  .post('/session/enrol', body(enrolSchema), async (c) => {
    const { token, label, answer } = c.req.valid('json');
    const link = await linkOr401(c, token);
    if (!link.usable) throw new Problem('recovery_waits');
    const site = siteOf(c);
    const made = await verifyCreation(site, { purpose: 'enrol', of: token }, answer);
    if (made === undefined) throw new Problem('passkey_refused');
    const sessionId = await enrolByLink(c.env.DB, c.get('config').sessionPepper, token, link, {
      ...made,
      label,
    });
    if (sessionId !== undefined) await tell(c, link, site.origin);
    // The answer came late, or counted before, when the link still stands.
    else if ((await readLink(c.env.DB, token))?.usable === true)
      throw new Problem('passkey_refused');
    return signedIn(c, sessionId, 'sign_in_link_unknown');
  })
  .post('/session/demo', body(linkSchema), async (c) => {
    if (!isDemo(c)) throw new Problem('not_found');
    const { token } = c.req.valid('json');
    const { person } = await linkOr401(c, token);
    const sessionId = await enterByLink(c.env.DB, c.get('config').sessionPepper, token, person.id);
    return signedIn(c, sessionId, 'sign_in_link_unknown');
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
    if (sessionId !== undefined) {
      await endSession(c.env.DB, c.get('config').sessionPepper, sessionId);
    }
    return c.json({ signedIn: false });
  });

/** One answer for links that are used, replaced, expired and unknown. */
async function linkOr401(c: Context<AppEnv>, token: string): Promise<EnrolmentLink> {
  const link = await readLink(c.env.DB, token);
  // A first link of somebody who has enrolled since is as good as used.
  if (link?.madeBy !== operator) refuseWhereSsoOnly(c);
  const overtaken = link?.kind === 'enrolment' && !link.usable && !isDemo(c);
  if (link === undefined || overtaken) throw new Problem('sign_in_link_unknown');
  return link;
}

/** Only the operator's links let anybody in beside single sign-on, where it is the only way. */
function refuseWhereSsoOnly(c: Context<AppEnv>): void {
  if (c.get('config').sso?.only === true) throw new Problem('sso_only');
}

function signedIn(
  c: Context<AppEnv>,
  sessionId: string | undefined,
  otherwise: 'passkey_refused' | 'sign_in_link_unknown',
) {
  if (sessionId === undefined) throw new Problem(otherwise);
  writeSessionCookie(c, sessionId);
  return c.json({ signedIn: true });
}

/** Tells the person of the new passkey, where there is an address and e-mail is configured. */
async function tell(c: Context<AppEnv>, link: EnrolmentLink, origin: string): Promise<void> {
  const { deliver } = configuredDelivery(c.get('config'));
  const { name, email, company } = link.person;
  if (deliver === undefined || email === null) return;
  const recovered = link.kind === 'recovery';
  await deliver(enrolmentMessage(email, { name, company, origin, recovered }));
}
