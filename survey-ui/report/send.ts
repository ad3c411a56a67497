import { encodeBase64url } from '../../shared/wire/base64url.ts';

/** Bytes of every request: the longest report fits, and none shows how long it is. */
const REQUEST_BYTES = 8000;
const ID_BYTES = 16;

/** What became of sending. */
export type Sent = 'kept' | 'full' | 'refused' | 'failed';

/** A random id, made once a report, so that sending it again is the same report. */
export function newReportId(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
}

/** The body of a report, filled up with blanks to one length. */
export function paddedBody(id: string, text: string): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(REQUEST_BYTES).fill(0x20);
  body.set(new TextEncoder().encode(JSON.stringify({ id, text })));
  return body;
}

/** Sends a report without cookie, address of a page or anything else that says who sends it. */
export async function sendReport(id: string, text: string): Promise<Sent> {
  try {
    const reply = await fetch('/api/rate/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: paddedBody(id, text),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (reply.ok) return 'kept';
    if (reply.status === 429) return 'full';
    return reply.status === 400 ? 'refused' : 'failed';
  } catch {
    return 'failed';
  }
}
