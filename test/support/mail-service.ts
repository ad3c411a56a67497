import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the service does with each message it is handed, in turn; the last one from then on. */
type Step =
  /** Answers with a status. */
  | number
  /** Takes the message and cuts the connection before answering. */
  | 'lose'
  /** Takes the message and never answers. */
  | 'hang';

interface Box {
  steps: Step[];
  asked: { headers: IncomingMessage['headers']; body: unknown }[];
  /** Messages that the service will deliver, by the value of `idempotency-key` or each for itself. */
  delivered: Map<string, unknown>;
}

/**
 * A mail service on 127.0.0.1 that tells repetitions by the header `Idempotency-Key`. Each address
 * of it, `/box`, is one for itself: `PUT` says what it does, `POST` hands it a message, `GET` tells
 * what came and what it delivered. Does not keep its process alive.
 * @returns its address, without a slash at the end
 */
export async function startMailService(): Promise<string> {
  const boxes = new Map<string, Box>();
  const server = createServer((request, response) => void answer(boxes, request, response));
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  boxes: Map<string, Box>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const name = request.url ?? '';
  const box: Box = boxes.get(name) ?? { steps: [200], asked: [], delivered: new Map() };
  boxes.set(name, box);
  response.setHeader('connection', 'close');
  if (request.method === 'PUT') {
    box.steps = JSON.parse(text) as Step[];
    response.end();
    return;
  }
  if (request.method === 'GET') {
    response.end(JSON.stringify({ asked: box.asked, delivered: [...box.delivered.values()] }));
    return;
  }
  const body: unknown = JSON.parse(text);
  box.asked.push({ headers: request.headers, body });
  const step = box.steps[Math.min(box.asked.length, box.steps.length) - 1] ?? 200;
  const taken = typeof step === 'string' || step < 300;
  const key = request.headers['idempotency-key'];
  if (taken) box.delivered.set(typeof key === 'string' ? key : String(box.asked.length), body);
  if (step === 'lose') request.socket.destroy();
  else if (step !== 'hang') {
    response.writeHead(step, { location: `${name}/elsewhere` });
    response.end('{}');
  }
}
