import type { MailApi } from './mail-api.ts';
import type { Outbox } from './outbox.ts';

/** What the platform binds for e-mail; all of it may be absent. */
export interface MailBindings {
  /** The platform's e-mail binding. */
  EMAIL?: SendEmail;
  /** Sender of every message; needed with EMAIL and with MAIL_API_URL. */
  MAIL_FROM?: string;
  /** A mail service's address, https only. */
  MAIL_API_URL?: string;
  MAIL_API_KEY?: string;
  /** Header by which the service knows a message that comes again; empty: none is sent again. */
  MAIL_API_REPEAT_HEADER?: string;
  /** Given by the local runner alone: where its outbox listens on this machine, and the key to it. */
  OUTBOX_URL?: string;
  OUTBOX_KEY?: string;
}

/** How e-mail leaves, checked. Neither part: not at all. */
export interface MailConfig {
  mail: { binding: SendEmail; from: string } | MailApi | undefined;
  outbox: Outbox | undefined;
}

const leastKey = 16;

/** Reads what concerns e-mail; undefined when it is half configured or would leave in the clear. */
export function readMail(bindings: MailBindings): MailConfig | undefined {
  const { EMAIL, MAIL_FROM: from = '', MAIL_API_URL: url = '', MAIL_API_KEY: key = '' } = bindings;
  const { OUTBOX_URL = '', OUTBOX_KEY = '', MAIL_API_REPEAT_HEADER: repeat = '' } = bindings;
  const isOutbox = OUTBOX_URL !== '';
  if (isOutbox && (!isLoopback(OUTBOX_URL) || OUTBOX_KEY.length < leastKey)) return undefined;
  const outbox = isOutbox ? { url: OUTBOX_URL, key: OUTBOX_KEY } : undefined;
  if (EMAIL !== undefined) {
    return isAddress(from) ? { mail: { binding: EMAIL, from }, outbox } : undefined;
  }
  if (url === '') return { mail: undefined, outbox };
  if (!isHttps(url) || key.length < leastKey || !isAddress(from)) return undefined;
  if (repeat !== '' && !isOwnHeader(repeat)) return undefined;
  return { mail: { url, key, from, repeatHeader: repeat === '' ? undefined : repeat }, outbox };
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** A header's name, and not one that says something else. */
function isOwnHeader(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,60}$/i.test(text) && !/^(?:authorization|content-.*|host)$/i.test(text);
}

/** The key to the outbox and what lies in it must not leave this machine. */
function isLoopback(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname === '127.0.0.1';
}

/** Good enough for a sender that the operator typed: one line, an at sign, nothing that ends a header. */
function isAddress(text: string): boolean {
  return /^[^\r\n]{1,200}@[^\s@<>]+>?$/.test(text);
}
