import { askPresence } from './presence.ts';

/** A refusal as the page understands it: the stable code of a problem document, or of the network. */
export interface Refusal {
  /** Stable code of the problem document, or `network` when no answer came. */
  code: string;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** The offending field of the request, when the Worker names one. */
  field?: string;
}

/** What a call to the Worker came to. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The part of a fetch response that is read here; the typed client's responses have it too. */
interface Reply<T> {
  ok: boolean;
  status: number;
  json: () => Promise<T>;
}

const RETRY_DELAYS_MS = [400, 1600] as const;

/**
 * Reads something; never throws. Tried again when the network fails or the Worker asks
 * for another try.
 * @param send makes the request anew each time it is called
 */
export async function read<T>(send: () => Promise<Reply<T>>): Promise<Answer<T>> {
  let last = await change(send);
  for (const delay of RETRY_DELAYS_MS) {
    if (last.ok || (last.refusal.status !== 0 && last.refusal.status !== 503)) return last;
    await new Promise((resolve) => setTimeout(resolve, delay));
    last = await change(send);
  }
  return last;
}

/**
 * Changes something, or reads what is logged; never throws. Sent once for each press:
 * only the person repeats it. A grave step that wants a fresh sign-in is sent again once the
 * person has shown the passkey.
 */
export async function change<T>(send: () => Promise<Reply<T>>): Promise<Answer<T>> {
  const answer = await sendOnce(send);
  if (answer.ok || answer.refusal.code !== 'sign_in_again') return answer;
  return (await askPresence()) ? sendOnce(send) : answer;
}

async function sendOnce<T>(send: () => Promise<Reply<T>>): Promise<Answer<T>> {
  try {
    const reply = await send();
    if (reply.ok) return { ok: true, value: await reply.json() };
    return { ok: false, refusal: readRefusal(reply.status, await reply.json().catch(() => null)) };
  } catch {
    return { ok: false, refusal: { code: 'network', status: 0 } };
  }
}

/** Reads a problem document (RFC 9457); anything else counts as an internal error. */
export function readRefusal(status: number, body: unknown): Refusal {
  if (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string'
  ) {
    return 'field' in body && typeof body.field === 'string'
      ? { code: body.code, status, field: body.field }
      : { code: body.code, status };
  }
  return { code: 'internal_error', status };
}

/** Several reading calls as one: all values, or the first refusal. */
export async function answerTogether<T extends readonly unknown[]>(
  ...calls: { [Index in keyof T]: Promise<Answer<T[Index]>> }
): Promise<Answer<T>> {
  const values: unknown[] = [];
  for (const result of await Promise.all(calls)) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return { ok: true, value: values as unknown as T };
}
