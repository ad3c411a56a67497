import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Deliver, type Message } from './delivery.ts';
import { mailApi } from './mail-api.ts';

/** The local runner's outbox: a folder behind a receiver that only this machine reaches. */
export interface Outbox {
  url: string;
  key: string;
}

/** A message in the outbox, with the name of its file. */
export interface KeptMessage extends Message {
  file: string;
}

const patience = 10_000;
const keptSchema = v.strictObject({
  messages: v.array(
    v.strictObject({ file: v.string(), to: v.string(), subject: v.string(), text: v.string() }),
  ),
});

/** Delivery into the outbox: nothing is sent, somebody sends what lies there. */
export function outboxDelivery(outbox: Outbox): Deliver {
  return mailApi({ ...outbox, from: 'outbox@localhost' });
}

/** Everything that lies in the outbox, in the order of its random file names. */
export async function readOutbox(
  outbox: Outbox,
): Promise<Result<KeptMessage[], 'delivery_unavailable'>> {
  const reply = await ask(outbox, { method: 'GET' });
  const parsed = v.safeParse(keptSchema, reply);
  return parsed.success ? ok(parsed.output.messages) : fail('delivery_unavailable');
}

/** Deletes files of the outbox; deleting one twice is harmless. */
export async function deleteFromOutbox(
  outbox: Outbox,
  files: readonly string[],
): Promise<Result<true, 'delivery_unavailable'>> {
  const reply = await ask(outbox, { method: 'DELETE', body: JSON.stringify({ files }) });
  return reply === undefined ? fail('delivery_unavailable') : ok(true);
}

/** The receiver's JSON, or undefined when it gave none. */
async function ask(outbox: Outbox, init: { method: string; body?: string }): Promise<unknown> {
  try {
    const reply = await fetch(outbox.url, {
      ...init,
      headers: { authorization: `Bearer ${outbox.key}`, 'content-type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const json: unknown = await reply.json();
    return reply.ok ? json : undefined;
  } catch {
    return undefined;
  }
}
