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
}

/**
 * The delivery that is configured: the platform's binding before a mail service, and both
 * before the local outbox, so that a real deployment never writes into a folder.
 */
export function configuredDelivery({ mail, outbox }: Config): ConfiguredDelivery {
  if (mail !== undefined) {
    const deliver = 'binding' in mail ? emailBinding(mail.binding, mail.from) : mailApi(mail);
    return { kind: 'mail', deliver };
  }
  if (outbox !== undefined) return { kind: 'outbox', deliver: outboxDelivery(outbox) };
  return { kind: 'none', deliver: undefined };
}
