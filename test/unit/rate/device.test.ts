import { describe, expect, test } from 'vitest';
import {
  isUnfinished,
  loadDrafts,
  saveDrafts,
  setKeepsDrafts,
  shelfNameOf,
} from '../../../survey-ui/rate/state/device.ts';
import { emptyDraft, withRating, withText } from '../../../survey-ui/rate/state/draft.ts';
import { recordKeeper } from '../../../survey-ui/rate/state/record-keeper.ts';
import { type Shelf, deviceShelf, passingShelf } from '../../../survey-ui/rate/storage.ts';
import { blank, sealed } from './link-record.ts';

describe('what stays on the device', () => {
  test('a name on the shelf does not hold the link', async () => {
    const token = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const name = await shelfNameOf(`v1.fp.${token}`);
    expect(name).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(name).not.toContain('AAAAAAAA');
    expect(await shelfNameOf('v1.fp.another')).not.toBe(name);
  });

  test('drafts come back as they were, unrated indicators included', () => {
    const shelf = passingShelf();
    const draft = withText(withRating(emptyDraft, 3, 10), 8, '  两次\n晚到 ');
    saveDrafts(shelf, 'n', { s: draft, untouched: emptyDraft }, 9);
    expect(loadDrafts(shelf, 'n')).toEqual({ s: draft });
  });

  test('damaged drafts are left out and do not stop the page', () => {
    const shelf = passingShelf();
    saveDrafts(shelf, 'n', { s: withRating(emptyDraft, 0, 1) }, 9);
    const [key = ''] = shelf.keys();
    for (const text of ['{', 'null', '7', '{"s":{"ratings":[1],"texts":[]}}', '{"s":null}']) {
      shelf.put(key, text);
      expect(loadDrafts(shelf, 'n')).toEqual({});
    }
    const texts = Array.from({ length: 9 }, () => '');
    shelf.put(key, JSON.stringify({ s: { ratings: [0, 11, 1.5, '7', null, 5, 5, 5, 5], texts } }));
    const none = undefined;
    expect(loadDrafts(shelf, 'n')['s']?.ratings).toEqual([
      none,
      none,
      none,
      none,
      none,
      5,
      5,
      5,
      5,
    ]);
  });

  test('switching drafts off removes those of the link at once', () => {
    const shelf = passingShelf();
    saveDrafts(shelf, 'n', { s: withRating(emptyDraft, 0, 1) }, 9);
    setKeepsDrafts(shelf, 'n', false);
    expect(loadDrafts(shelf, 'n')).toEqual({});
  });

  test('a second tab gets the ballot that the first one sealed', () => {
    const shelf = passingShelf();
    const first = recordKeeper(shelf, 'n', blank);
    const second = recordKeeper(shelf, 'n', blank);
    expect(first.store('s', '财务部', sealed('first'))).toEqual(sealed('first'));
    expect(second.store('s', '财务部', sealed('second'))).toEqual(sealed('first'));
    expect(isUnfinished(shelf, 'n')).toBe(true);
    second.store('s', '财务部', { step: 'sent', receipt: 'R' });
    expect(first.store('s', '财务部', sealed('late'))).toEqual({ step: 'sent', receipt: 'R' });
    expect(isUnfinished(shelf, 'n')).toBe(false);
  });

  test('a full device loses no sealed ballot while the page is open', () => {
    const full: Shelf = { ...passingShelf(), put: () => false };
    const keeper = recordKeeper(full, 'n', blank);
    keeper.store('s', '财务部', sealed('only'));
    expect(keeper.read().ballots['s']?.state).toEqual(sealed('only'));
  });

  test('a browser that blocks storage gets a shelf that passes with the page', () => {
    const blocked = deviceShelf(() => {
      throw new Error('SecurityError');
    });
    expect(blocked.lasting).toBe(false);
    blocked.put('a', 'b');
    expect(blocked.get('a')).toBe('b');
  });
});
