import type { Fetch, Reply } from '../client/transport.ts';

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  method: string;
  /** Path and query, as the server gets them: without origin, and without any fragment. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  status: number;
  answer: string;
}

/** A `fetch` that keeps every exchange. */
export class Wire {
  readonly exchanges: Exchange[] = [];

  readonly fetch: Fetch = async (url, init) => {
    const reply = await fetch(url, init);
    const answer = await reply.text();
    const { pathname, search } = new URL(url);
    this.exchanges.push({
      method: init.method,
      path: `${pathname}${search}`,
      headers: init.headers,
      body: init.body ?? '',
      status: reply.status,
      answer,
    });
    return {
      status: reply.status,
      headers: reply.headers,
      text: async () => answer,
    } satisfies Reply;
  };

  /** The latest exchange. Throws when nothing was sent. */
  last(): Exchange {
    const exchange = this.exchanges.at(-1);
    if (exchange === undefined) throw new Error('nothing was sent');
    return exchange;
  }

  /** Exchanges whose path starts so. */
  to(path: string): Exchange[] {
    return this.exchanges.filter((exchange) => exchange.path.startsWith(path));
  }

  /** All that was sent: paths, headers, bodies. */
  sent(): string {
    return this.exchanges
      .map(({ path, headers, body }) => `${path}\n${JSON.stringify(headers)}\n${body}`)
      .join('\n');
  }
}
