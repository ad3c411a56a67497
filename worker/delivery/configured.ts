import type { Config } from '../env.ts';
import type { Deliver, DeliveryKind } from './delivery.ts';
import { emailBinding } from './email-binding.ts';
import { mailApi } from './mail-api.ts';
import { outboxDelivery } from './outbox.ts';

/** How this deployment delivers e-mail. */
export interface ConfiguredDelivery {
  kind: DeliveryKind;
  /** Absent when nothing is configured. */
  deliver: Deliver | undefined;
  /** Whether a message handed over twice with the same `repeat` goes out once. */
  tellsRepeats: boolean;
}

/**
 * The delivery that is configured: the platform's binding before a mail service, and both
 * before the local outbox, so that a real deployment never writes into a folder.
 */
export function configuredDelivery({ mail, outbox }: Config): ConfiguredDelivery {
  if (mail !== undefined) {
    const deliver = 'binding' in mail ? emailBinding(mail.binding, mail.from) : mailApi(mail);
    const tellsRepeats = !('binding' in mail) && mail.repeatHeader !== undefined;
    return { kind: 'mail', deliver, tellsRepeats };
  }
  if (outbox !== undefined) {
    return { kind: 'outbox', deliver: outboxDelivery(outbox), tellsRepeats: false };
  }
  return { kind: 'none', deliver: undefined, tellsRepeats: false };
}
