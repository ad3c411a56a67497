import { exports } from 'cloudflare:workers';
import type { Fetch } from '../../../scripts/client/transport.ts';

/** Origin under which tests speak to the Worker. */
export const origin = 'https://niping.test';

/** `fetch` into the Worker under test, in the same isolate. */
export const workerFetch: Fetch = (url, init) => exports.default.fetch(url, init);
