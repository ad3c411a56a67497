import type { OwnAccount, OwnPasskey, OwnSession } from '../../../worker/accounts/account-store.ts';
import type { Enrolment, WaitingRecovery } from '../../../worker/accounts/recovery-store.ts';
import { access, account, session as sessionRoute } from '../api/client.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { makePasskey, showPasskey } from './passkey.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Enrolment, OwnAccount, OwnPasskey, OwnSession, WaitingRecovery };

/** Whether somebody is signed in now. */
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

/** Calls about one's own account. */
export const accountApi = {
  read: (): Promise<Answer<OwnAccount>> => read(() => account.$get()),
  add: async (label: string): Promise<Answer<unknown>> => {
    const asked = await change(() => account.passkeys.challenge.$post({ json: {} }));
    if (!asked.ok) return asked;
    const made = await makePasskey(asked.value.options);
    if (!made.ok) return made;
    return change(() => account.passkeys.$post({ json: { label, answer: made.value } }));
  },
  rename: (id: string, label: string): Promise<Answer<unknown>> =>
    change(() => account.passkeys[':id'].$put({ param: { id }, json: { label } })),
  remove: (id: string): Promise<Answer<unknown>> =>
    change(() => account.passkeys[':id'].remove.$post({ param: { id }, json: {} })),
  endSession: (name: string): Promise<Answer<unknown>> =>
    change(() => account.sessions[':name'].end.$post({ param: { name }, json: {} })),
  endOthers: (): Promise<Answer<unknown>> =>
    change(() => account.sessions['end-others'].$post({ json: {} })),
  noteTold: (): Promise<Answer<unknown>> => change(() => account.told.$post({ json: {} })),
  refuseRecovery: (): Promise<Answer<unknown>> =>
    change(() => account.recovery.refuse.$post({ json: {} })),
};

/** Calls of HR and auditors about how others get in. */
export const accessApi = {
  read: (): Promise<Answer<{ recoveries: WaitingRecovery[]; enrolments: Enrolment[] }>> =>
    read(() => access.$get()),
  approve: (id: string): Promise<Answer<unknown>> =>
    change(() => access.recoveries[':id'].approve.$post({ param: { id }, json: {} })),
  refuse: (id: string): Promise<Answer<unknown>> =>
    change(() => access.recoveries[':id'].refuse.$post({ param: { id }, json: {} })),
};
