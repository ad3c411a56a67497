import { signal } from '@preact/signals';
import type { Role } from '../../../worker/accounts/session.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { wipeNotes } from '../kit/notes.ts';
import { session as sessionRoute, setup } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { Role };

/** Who is signed in, and for which company. */
export interface Session {
  person: { id: string; name: string; department: string | null };
  roles: { role: Role; department: string | null }[];
  company: { name: string; timeZone: string };
}

/** Undefined while it is not known, null when nobody is signed in. */
export const session = signal<Session | null | undefined>(undefined);

/** Asks the Worker who is signed in. */
export async function readSession(): Promise<Answer<Session>> {
  const result = await read<Session>(() => sessionRoute.$get());
  if (result.ok) {
    session.value = result.value;
    wipeNotes(result.value.person.id);
  }
  if (!result.ok && result.refusal.status === 401) session.value = null;
  return result;
}

/** Makes the company and its first HR account; the token enrols that account's passkey. */
export function setUp(request: {
  code: string;
  company: string;
  timeZone: string;
  number: string;
  name: string;
}): Promise<Answer<{ token: string }>> {
  return change(() => setup.$post({ json: request }));
}

/** Ends the session here and on the Worker. */
export async function signOut(): Promise<void> {
  wipeNotes();
  await change(() => sessionRoute.end.$post());
  session.value = null;
}

/** The company's time zone; Asia/Shanghai until the session is known. */
export function timeZone(): string {
  return session.value?.company.timeZone ?? 'Asia/Shanghai';
}

/** Whether who is signed in holds `role`, for any department. */
export function hasRole(role: Role): boolean {
  return session.value?.roles.some((each) => each.role === role) ?? false;
}
