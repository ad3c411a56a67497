import { beforeAll, describe, expect, test } from 'vitest';
import { passingShelf } from '../../../survey-ui/rate/storage.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene } from '../support/scene.ts';
import { counts, network, type PageFetch, visitOnce } from './device.ts';

const links: string[] = [];
beforeAll(async () => {
  await resetStorage();
  links.push(...(await openScene({ linksEach: 12 })).links.map(({ link }) => link));
});

function takeLink(): string {
  const link = links.pop();
  if (link === undefined) throw new Error('no link is left');
  return link;
}

const endpoints = ['manifests', 'open', 'activate', 'ballots'] as const;
type Endpoint = (typeof endpoints)[number];
type Trouble = (path: string, init: RequestInit) => Promise<Response>;

const lost = () => {
  throw new TypeError('network error');
};
const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });

const troubles: Record<string, Trouble> = {
  'its request lost': async () => lost(),
  'its reply lost': async (path, init) => {
    await network(path, init);
    return lost();
  },
  'a reply cut short': async (path, init) => {
    const text = await (await network(path, init)).text();
    return answer(200, text.slice(0, text.length / 2));
  },
  'a sign-in page in its place': async () =>
    new Response('<title>Welcome</title>', { headers: { 'content-type': 'text/html' } }),
  'garbage in its place': async () => answer(200, '{"blindSignature":7,"receipt":null}'),
  'a 500 after the work was done': async (path, init) => {
    await network(path, init);
    return answer(500, '{"code":"internal_error"}');
  },
  'a 503 with Retry-After': async () =>
    answer(503, '{"code":"database_unavailable"}', { 'retry-after': '3' }),
};

/** Troubles each of these endpoints the first `times` times that it is asked. */
function troubled(which: readonly Endpoint[], trouble: Trouble, times = 1): PageFetch {
  const left = new Map<string, number>(which.map((endpoint) => [endpoint, times]));
  return async (path, init) => {
    const endpoint = path.split('/')[3] ?? '';
    const again = left.get(endpoint) ?? 0;
    if (again === 0) return network(path, init);
    left.set(endpoint, again - 1);
    return trouble(path, init);
  };
}

const patterns = Array.from({ length: 16 }, (_, bits) =>
  endpoints.filter((_endpoint, index) => (bits & (1 << index)) !== 0),
);

describe('32: one ballot a department, whatever the network does once', () => {
  test.each(['its request lost', 'its reply lost'])(
    'every combination of endpoints with %s',
    async (name) => {
      const trouble = troubles[name] ?? lost;
      for (const pattern of patterns) {
        const before = await counts();
        const { end, receipts } = await visitOnce(
          takeLink(),
          passingShelf(),
          troubled(pattern, trouble),
        );
        expect([pattern, end, receipts.length]).toEqual([pattern, 'settled', 2]);
        expect(await counts()).toEqual({
          ballots: before.ballots + 2,
          activated: before.activated + 2,
        });
      }
    },
    60_000,
  );

  test.each(
    Object.entries(troubles)
      .slice(2)
      .filter(([name]) => name !== 'garbage in its place'),
  )('every endpoint with %s', async (_, trouble) => {
    // A manifest that is not the one of the link is no trouble of the network: the page stops.
    const which = endpoints.filter((endpoint) => endpoint !== 'manifests');
    const before = await counts();
    const { end, receipts } = await visitOnce(takeLink(), passingShelf(), troubled(which, trouble));
    expect([end, receipts.length]).toEqual(['settled', 2]);
    expect(await counts()).toEqual({
      ballots: before.ballots + 2,
      activated: before.activated + 2,
    });
  });
});

describe('106: a server that stays away', () => {
  test.each(['activate', 'ballots'] as const)(
    'is asked for %s six times, and the ballot is kept for the next visit',
    async (endpoint) => {
      const link = takeLink();
      const shelf = passingShelf();
      const before = await counts();
      let asked = 0;
      const down = troubled(
        [endpoint],
        async () => {
          asked += 1;
          return answer(503, '{"code":"database_unavailable"}');
        },
        1000,
      );
      const first = await visitOnce(link, shelf, down);
      expect([first.end, first.reports, asked]).toEqual(['stuck', ['unreachable'], 6]);
      expect(first.waits).toEqual([1, 2, 4, 8, 15]);
      expect((await counts()).ballots).toBe(before.ballots);
      // What was sealed is sent, not what the draft says by now.
      const second = await visitOnce(link, shelf, network, 3);
      expect([second.end, second.receipts.length]).toEqual(['settled', 2]);
      expect((await counts()).ballots).toBe(before.ballots + 2);
    },
  );

  test('that asks for an hour is not asked again, and one that asks for seconds gets them', async () => {
    const busy = (seconds: string) =>
      troubled(['activate'], async () => answer(503, '{}', { 'retry-after': seconds }), 1);
    const hour = await visitOnce(takeLink(), passingShelf(), busy('3600'));
    expect([hour.end, hour.waits]).toEqual(['stuck', []]);
    const seconds = await visitOnce(takeLink(), passingShelf(), busy('9'));
    expect([seconds.end, seconds.waits]).toEqual(['settled', [9]]);
  });
});

describe('26: a server that answers with something else than the signature', () => {
  const wrongSignature: Trouble = async (path, init) => {
    const reply = await network(path, init);
    const { blindSignature } = await reply.json<{ blindSignature: string }>();
    // Still a number of the right size, but no signature under the manifest's key.
    const other = blindSignature.replace(/^./, (character) => (character === 'A' ? 'B' : 'A'));
    return answer(200, JSON.stringify({ blindSignature: other }));
  };

  test.each([
    ['a signature under another key', wrongSignature],
    ['bytes that are none', async () => answer(200, '{"blindSignature":"AAAA"}')],
    ['no base64url', async () => answer(200, '{"blindSignature":"<script>"}')],
  ])('gets no ballot for %s, and the ballot stays good', async (_, trouble) => {
    const link = takeLink();
    const shelf = passingShelf();
    const before = await counts();
    const asked: string[] = [];
    const wrong = troubled(['activate'], trouble);
    const first = await visitOnce(link, shelf, async (path, init) => {
      asked.push(path);
      return wrong(path, init);
    });
    expect([first.end, first.reports]).toEqual(['stuck', ['signature_invalid']]);
    expect(asked.filter((path) => path.endsWith('/ballots'))).toEqual([]);
    expect((await counts()).ballots).toBe(before.ballots);
    expect((await visitOnce(link, shelf)).end).toBe('settled');
    expect((await counts()).ballots).toBe(before.ballots + 2);
  });

  test('does not make the page take another receipt for its own', async () => {
    const link = takeLink();
    const shelf = passingShelf();
    const other = troubled(['ballots'], async (path, init) => {
      await network(path, init);
      return answer(200, '{"receipt":"QQQQQQQQQQQQQQQQ"}');
    });
    const first = await visitOnce(link, shelf, other);
    expect([first.end, first.reports]).toEqual(['stuck', ['unexpected']]);
    expect((await visitOnce(link, shelf)).receipts).toHaveLength(2);
  });
});
