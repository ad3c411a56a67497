import { fail, ok } from '../../shared/result.ts';
import type { Deliver } from './delivery.ts';

/** A mail service that takes messages as JSON over HTTPS. */
export interface MailApi {
  /** Takes `{from, to, subject, text}` by POST, with the key as a bearer token. */
  url: string;
  key: string;
  from: string;
  /**
   * Header by whose value the service tells a message that it has taken from another. With it a
   * message whose fate is not known is handed over again; without it never, lest it go out twice.
   */
  repeatHeader?: string | undefined;
  /** Milliseconds for one try; a service that hangs must not hold up the others for long. */
  patience?: number;
  /** Milliseconds of rest before each further try. */
  rests?: readonly number[];
}

const usualPatience = 10_000;
const usualRests = [250, 1000] as const;
/** Statuses by which such services refuse one message's content; all others are failures of their own. */
const addressStatuses: ReadonlySet<number> = new Set([400, 422]);
/** Statuses after which the same message may be taken a moment later: too slow, still at it, too early, too many. */
const laterStatuses: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** Delivery through a mail service's HTTP interface. */
export function mailApi(service: MailApi): Deliver {
  const { url, key, from, repeatHeader, patience = usualPatience, rests = usualRests } = service;
  return async ({ to, subject, text, repeat: mark = crypto.randomUUID() }) => {
    // Drawn by lot: the service stores it, and it must tell nothing of the link.
    const repeat: [string, string][] = repeatHeader === undefined ? [] : [[repeatHeader, mark]];
    const tries = repeatHeader === undefined ? [] : rests;
    /** The service's status, or undefined when none came. */
    const hand = async (): Promise<number | undefined> => {
      try {
        const reply = await fetch(url, {
          method: 'POST',
          headers: [
            ['content-type', 'application/json'],
            ['authorization', `Bearer ${key}`],
            ...repeat,
          ],
          body: JSON.stringify({ from, to, subject, text }),
          // Another address than the configured one is not trusted with a link.
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        });
        await reply.body?.cancel();
        return reply.status;
      } catch {
        return undefined;
      }
    };
    let status = await hand();
    for (const rest of tries) {
      if (!mayBeTakenLater(status)) break;
      await new Promise((resolve) => setTimeout(resolve, rest));
      status = await hand();
    }
    if (status !== undefined && status >= 200 && status < 300) return ok(true);
    const isAddress = status !== undefined && addressStatuses.has(status);
    if (isAddress) return fail('address_refused');
    return fail(isFateKnown(status) ? 'delivery_unavailable' : 'fate_unknown');
  };
}

/** Statuses of gateways and of failures halfway: behind them the message may have been taken. */
const unknownStatuses: ReadonlySet<number> = new Set([408, 409, 500, 502, 504]);

function isFateKnown(status: number | undefined): boolean {
  return status !== undefined && !unknownStatuses.has(status);
}

function mayBeTakenLater(status: number | undefined): boolean {
  return status === undefined || status >= 500 || laterStatuses.has(status);
}
