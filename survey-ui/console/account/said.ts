import { timeZone } from '../api/session.ts';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { OwnPasskey } from './api.ts';
import { accountText } from './text.ts';

/** Date and time in the company's time zone. */
export function saidAt(at: number): string {
  return formatDateTime(at, timeZone(), language.value);
}

/** A name, or who the operator is where there is none. */
export function saidWho(name: string | null): string {
  return name ?? accountText.value.account.operator;
}

/** How a passkey came to an account. */
export function saidOrigin(passkey: OwnPasskey): string {
  const { cameBy } = accountText.value.account;
  if (passkey.cameBy === 'addition') return cameBy.addition;
  const who = saidWho(passkey.madeBy);
  return passkey.cameBy === 'recovery'
    ? cameBy.recovery(who, passkey.approvedBy)
    : cameBy.enrolment(who);
}
