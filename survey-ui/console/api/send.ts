import { signal } from '@preact/signals';
import { answer, type Answer } from '../kit/answer.ts';

/** Grows each time the Worker says that nobody is signed in any more. */
export const signedOutCount = signal(0);

async function request(method: string, path: string, body?: unknown): Promise<Response> {
  const reply = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  // The sign-in itself answers 401 for a wrong token; that is not the end of a session.
  if (reply.status === 401 && path !== '/api/session') signedOutCount.value += 1;
  return reply;
}

/** Reads something; tried again when the network fails. */
export function read<T>(path: string): Promise<Answer<T>> {
  return answer<T>(() => request('GET', path), true);
}

/** Changes something, or reads what is logged; sent once for each press. */
export function change<T>(
  method: 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  return answer<T>(() => request(method, path, body), false);
}
