import { beforeEach, describe, expect, test } from 'vitest';
import { type Shelf, passingShelf } from '../../../survey-ui/rate/storage.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose } from '../support/scene.ts';
import { counts, network, type PageFetch, visitOnce } from './device.ts';

beforeEach(resetStorage);

/**
 * A device that dies at the n-th thing that leaves a trace: after a write to its storage, before
 * a request, or after the server has done its part and before the reply is read. From then on it
 * writes and sends nothing.
 */
function mortal(shelf: Shelf, at: number) {
  let step = 0;
  let die = () => {};
  const died = new Promise<'died'>((resolve) => {
    die = () => {
      resolve('died');
    };
  });
  const alive = () => step < at;
  const pass = () => {
    step += 1;
    if (!alive()) die();
  };
  const never = async () => new Promise<Response>(() => {});
  const fetch: PageFetch = async (path, init) => {
    if (!alive()) return never();
    if (!/activate|ballots/.test(path)) return network(path, init);
    pass();
    if (!alive()) return never();
    const reply = await network(path, init);
    pass();
    return alive() ? reply : never();
  };
  const dying: Shelf = {
    ...shelf,
    put: (key, text) => {
      if (!alive()) return true;
      const kept = shelf.put(key, text);
      pass();
      return kept;
    },
  };
  return { fetch, shelf: dying, died, steps: () => step };
}

describe('31: the page dies while it sends', () => {
  test('at any step, the next visit brings exactly one ballot a department', async () => {
    const { links } = await openScene({ linksEach: 6 });
    let at = 1;
    for (; ; at += 1) {
      const link = links[at - 1]?.link ?? '';
      const before = await counts();
      const shelf = passingShelf();
      const device = mortal(shelf, at);
      const first = await Promise.race([visitOnce(link, device.shelf, device.fetch), device.died]);
      if (first !== 'died') break;
      const second = await visitOnce(link, shelf, network, 3);
      expect([at, second.end, second.receipts.length]).toEqual([at, 'settled', 2]);
      expect([at, await counts()]).toEqual([
        at,
        { ballots: before.ballots + 2, activated: before.activated + 2 },
      ]);
    }
    // Two sealings stored; for each ballot two requests, two replies and two states stored.
    expect(at).toBe(2 + 2 * 6 + 1);
  }, 60_000);

  test('after the close, a ballot that was only sealed is told that it came too late', async () => {
    const scene = await openScene();
    const link = scene.links[0]?.link ?? '';
    const shelf = passingShelf();
    const device = mortal(shelf, 2);
    await Promise.race([visitOnce(link, device.shelf, device.fetch), device.died]);
    await passClose(scene);
    const { end, reports } = await visitOnce(link, shelf);
    expect([end, reports]).toEqual([
      'settled',
      ['refused', 'window_closed', 'refused', 'window_closed'],
    ]);
    expect(await counts()).toEqual({ ballots: 0, activated: 0 });
  });
});

describe('35: a device whose storage is emptied', () => {
  test('while the page sends still brings its ballots', async () => {
    const { links } = await openScene();
    const shelf = passingShelf();
    const emptied: PageFetch = async (path, init) => {
      for (const key of shelf.keys()) shelf.remove(key);
      return network(path, init);
    };
    expect((await visitOnce(links[0]?.link ?? '', shelf, emptied)).end).toBe('settled');
    expect(await counts()).toEqual({ ballots: 2, activated: 2 });
  });

  test('after it was stamped is told so, and nothing is counted twice', async () => {
    const { links } = await openScene();
    const link = links[0]?.link ?? '';
    const device = mortal(passingShelf(), 5);
    await Promise.race([visitOnce(link, device.shelf, device.fetch), device.died]);
    const { reports } = await visitOnce(link, passingShelf());
    expect(reports).toEqual(['refused', 'already_activated', 'sent']);
    expect(await counts()).toEqual({ ballots: 1, activated: 2 });
  });
});

describe('33: two tabs without a lock between them', () => {
  test('bring one ballot a department, and both see its receipt', async () => {
    const { links } = await openScene();
    const shelf = passingShelf();
    const link = links[0]?.link ?? '';
    const [one, other] = await Promise.all([
      visitOnce(link, shelf, network, 2),
      visitOnce(link, shelf, network, 9),
    ]);
    expect([one.end, other.end]).toEqual(['settled', 'settled']);
    expect(one.receipts).toHaveLength(2);
    expect(await counts()).toEqual({ ballots: 2, activated: 2 });
  });
});
