import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { messageAsEml, readEml } from './outbox-message.ts';

/** The receiver of the local product's e-mail: a folder that a person empties. */
export interface OutboxReceiver {
  /** Where the Worker reaches it; on this machine only. */
  url: string;
  close(): Promise<void>;
}

/** Longest body that is taken, in bytes: a message is a few hundred, a list of files some ten thousand. */
const bodyLimit = 1024 * 1024;
const fileName = /^[0-9a-f]{32}\.eml$/u;

/**
 * Starts the receiver on a free port of 127.0.0.1. POST keeps a message as a file that only this
 * user can read, under a random name; GET gives all of them; DELETE removes those named.
 * Nothing else is remembered, and nothing is sent.
 *
 * @param key without which it answers 401
 */
export async function startOutbox(folder: string, key: string): Promise<OutboxReceiver> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = createServer((request, response) => {
    void answer(folder, key, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  // A path or nothing is the address of other kinds of servers.
  if (address === null || typeof address === 'string') throw new Error('outbox does not listen');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => closeServer(server) };
}

async function answer(
  folder: string,
  key: string,
  request: IncomingMessage,
): Promise<{ status: number; body: object }> {
  if (!sameText(request.headers.authorization ?? '', `Bearer ${key}`)) {
    return { status: 401, body: {} };
  }
  if (request.method === 'GET') return { status: 200, body: { messages: messagesIn(folder) } };
  const body = await readBody(request);
  if (request.method === 'POST') {
    const { to, subject, text } = body ?? {};
    if (typeof to !== 'string' || typeof subject !== 'string' || typeof text !== 'string') {
      return { status: 400, body: {} };
    }
    const name = `${randomBytes(16).toString('hex')}.eml`;
    const file = path.join(folder, name);
    writeFileSync(file, messageAsEml({ to, subject, text }), { mode: 0o600, flag: 'wx' });
    return { status: 200, body: { file: name } };
  }
  if (request.method !== 'DELETE') return { status: 405, body: {} };
  const files: unknown = body?.['files'];
  if (!Array.isArray(files)) return { status: 400, body: {} };
  for (const file of files) {
    if (typeof file === 'string' && fileName.test(file)) {
      rmSync(path.join(folder, file), { force: true });
    }
  }
  return { status: 200, body: {} };
}

function messagesIn(folder: string) {
  return readdirSync(folder)
    .filter((name) => fileName.test(name))
    .toSorted()
    .flatMap((file) => {
      const message = readEml(readFileSync(path.join(folder, file), 'utf8'));
      return message === undefined ? [] : [{ file, ...message }];
    });
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  try {
    const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof json === 'object' && json !== null ? { ...json } : undefined;
  } catch {
    return undefined;
  }
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
