import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

/** A stand-in for the network's edge before a product. */
export interface Edge {
  url: string;
  /** Serves this HTML at `/floor` from now on. */
  setFloor(html: string): void;
  close(): Promise<void>;
}

/**
 * Passes everything to the product and compresses texts, as Cloudflare's edge does for
 * browsers and the local runtime does not. Compression is kept, as the edge keeps assets.
 */
export async function startEdge(origin: string): Promise<Edge> {
  let floor = '';
  const compressed = new Map<string, Buffer>();
  const gzip = (body: Buffer): Buffer => {
    const key = body.toString('latin1');
    const known = compressed.get(key) ?? gzipSync(body, { level: 6 });
    compressed.set(key, known);
    return known;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '/', method = 'GET' } = request;
    if (url === '/floor') {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' };
      response.writeHead(200, headers).end(gzip(Buffer.from(floor)));
      return;
    }
    const sent = method === 'GET' ? {} : { body: await text(request) };
    const passed = await fetch(origin + url, {
      method,
      headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
      ...sent,
    });
    const headers = Object.fromEntries(passed.headers);
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'connection']) {
      delete headers[name];
    }
    const body = gzip(Buffer.from(await passed.arrayBuffer()));
    response.writeHead(passed.status, { ...headers, 'content-encoding': 'gzip' }).end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    setFloor: (html) => {
      floor = html;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
