import { fail, ok } from '../../shared/result.ts';
import type { Deliver } from './delivery.ts';

/** Codes by which the platform refuses an address; every other failure is its own. */
const addressCodes: ReadonlySet<unknown> = new Set([
  'E_RECIPIENT_NOT_ALLOWED',
  'E_RECIPIENT_SUPPRESSED',
]);

/** Delivery through the platform's e-mail binding. @param from an address of a domain set up for it */
export function emailBinding(binding: SendEmail, from: string): Deliver {
  return async ({ to, subject, text }) => {
    try {
      await binding.send({ from, to, subject, text });
      return ok(true);
    } catch (error) {
      // Whatever the platform refuses has a code; without one the call itself went wrong.
      if (!(error instanceof Error) || !('code' in error)) return fail('fate_unknown');
      return fail(addressCodes.has(error.code) ? 'address_refused' : 'delivery_unavailable');
    }
  };
}
