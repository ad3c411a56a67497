import { fail, ok } from '../../shared/result.ts';
import type { Deliver } from './delivery.ts';

/** A mail service that takes messages as JSON over HTTPS. */
export interface MailApi {
  /** Takes `{from, to, subject, text}` by POST, with the key as a bearer token. */
  url: string;
  key: string;
  from: string;
}

/** Milliseconds for one message; a service that hangs must not hold up the others for long. */
const patience = 10_000;
/** Statuses by which such services refuse one message's content; all others are failures of their own. */
const addressStatuses: ReadonlySet<number> = new Set([400, 422]);

/** Delivery through a mail service's HTTP interface. */
export function mailApi({ url, key, from }: MailApi): Deliver {
  return async ({ to, subject, text }) => {
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ from, to, subject, text }),
        // Another address than the configured one is not trusted with a link.
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      await reply.body?.cancel();
      if (reply.ok) return ok(true);
      return fail(addressStatuses.has(reply.status) ? 'address_refused' : 'delivery_unavailable');
    } catch {
      return fail('delivery_unavailable');
    }
  };
}
