import { session as sessionRoute } from '../api/client.ts';
import { change, type Answer } from '../kit/answer.ts';
import { makePasskey, showPasskey } from './passkey.ts';

/** What a link may do here. */
interface Entered {
  signedIn: boolean;
}

/** Signs in with a passkey of this site, whosever it is. */
export async function signInByPasskey(): Promise<Answer<Entered>> {
  const asked = await change(() => sessionRoute.challenge.$post({ json: {} }));
  if (!asked.ok) return asked;
  const shown = await showPasskey(asked.value.options);
  if (!shown.ok) return shown;
  return change(() => sessionRoute.$post({ json: { answer: shown.value } }));
}

/** Enrols a passkey by the token of a one-time link, and signs in. */
export async function enrolByLink(token: string, label: string): Promise<Answer<Entered>> {
  const asked = await change(() => sessionRoute.enrolment.$post({ json: { token } }));
  if (!asked.ok) return asked;
  const { options } = asked.value;
  if (options === null) return { ok: false, refusal: { code: 'recovery_waits', status: 403 } };
  const made = await makePasskey(options);
  if (!made.ok) return made;
  return change(() => sessionRoute.enrol.$post({ json: { token, label, answer: made.value } }));
}

/** Signs in by the link alone, where the product runs for trying out. */
export function enterDemo(token: string): Promise<Answer<Entered>> {
  return change(() => sessionRoute.demo.$post({ json: { token } }));
}
