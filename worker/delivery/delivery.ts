import type { Result } from '../../shared/result.ts';

/** One e-mail: to one address, plain text, no attachment. */
export interface Message {
  to: string;
  /** One line. */
  subject: string;
  /** Lines end in `\n`. */
  text: string;
  /**
   * By which a service that tells repetitions knows this message when it comes again, from
   * whichever call: drawn by lot and kept by whoever sends. Absent: drawn anew for each call.
   */
  repeat?: string;
}

/**
 * Why a message was not taken. `address_refused`: this address, now and later.
 * `delivery_unavailable`: whoever delivers could not be reached or takes nothing now.
 * `fate_unknown`: it may have been taken, or not.
 */
export type DeliveryFailure = 'address_refused' | 'delivery_unavailable' | 'fate_unknown';

/**
 * Hands a message to whoever delivers it. Never throws, never logs, keeps nothing: a message
 * may hold a link. That it was taken says nothing of whether it arrived.
 */
export type Deliver = (message: Message) => Promise<Result<true, DeliveryFailure>>;

/** How e-mail leaves, for pages that say so: through a mail service, into the local outbox, or not at all. */
export type DeliveryKind = 'mail' | 'outbox' | 'none';
