import { signal } from '@preact/signals';
import { hc } from 'hono/client';
import type { ConsoleApi } from '../../../worker/console-api.ts';

/** Whether the Worker has said last that nobody is signed in any more. */
export const signedOut = signal(false);

async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const reply = await fetch(input, { ...init, credentials: 'same-origin', cache: 'no-store' });
  // Signing in answers 401 for a wrong link or passkey; that is not the end of a session.
  if (reply.status === 401 && !new URL(reply.url).pathname.startsWith('/api/session')) {
    signedOut.value = true;
  }
  // Somebody has signed in again, perhaps in another tab.
  if (reply.ok) signedOut.value = false;
  return reply;
}

/** Every console route of the Worker, with the types of what it takes and gives. */
export const {
  access,
  account,
  audit,
  auditor,
  hr,
  leadership,
  manager,
  retention,
  reviewer,
  session,
  setup,
} = hc<ConsoleApi>('/api', {
  fetch: watchedFetch,
});
