import { signal } from '@preact/signals';
import { hc } from 'hono/client';
import type { ConsoleApi } from '../../../worker/console-api.ts';

/** Grows each time the Worker says that nobody is signed in any more. */
export const signedOutCount = signal(0);

async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const reply = await fetch(input, { ...init, credentials: 'same-origin', cache: 'no-store' });
  // The sign-in itself answers 401 for a wrong token; that is not the end of a session.
  if (reply.status === 401 && new URL(reply.url).pathname !== '/api/session') {
    signedOutCount.value += 1;
  }
  return reply;
}

/** Every console route of the Worker, with the types of what it takes and gives. */
export const { auditor, hr, leadership, manager, reviewer, session, setup } = hc<ConsoleApi>(
  '/api',
  {
    fetch: watchedFetch,
  },
);
