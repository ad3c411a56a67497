import { describe, expect, test } from 'vitest';
import { loadDrafts, loadRecord, saveDrafts } from '../../../survey-ui/rate/state/device.ts';
import { emptyDraft, withRating, withText } from '../../../survey-ui/rate/state/draft.ts';
import { dropExpired } from '../../../survey-ui/rate/state/drop-expired.ts';
import { usefulUntil } from '../../../survey-ui/rate/state/expiry.ts';
import { recordKeeper } from '../../../survey-ui/rate/state/record-keeper.ts';
import { passingShelf } from '../../../survey-ui/rate/storage.ts';

const manifest = { latestCloseAt: 1_000_000, graceMinutes: 30 };
const until = usefulUntil(manifest);
const draft = withText(withRating(emptyDraft, 3, 10), 8, '"until":9999999999');

/** A device with a draft and a ballot of one link. */
function usedShelf() {
  const shelf = passingShelf();
  saveDrafts(shelf, 'n', { s: draft }, until);
  const blank = { version: 1, window: 'w', cycle: '2026-10', until, ballots: {} } as const;
  recordKeeper(shelf, 'n', blank).store('s', 'd', { step: 'sent', receipt: 'ABCD' });
  shelf.put('niping.keep-drafts', 'no');
  return shelf;
}

describe('what a device keeps of a window', () => {
  test('outlives the latest close, the grace and the time to look for a receipt', () => {
    expect(until).toBe(1_000_000 + 30 * 60 + 90 * 86_400);
    const shelf = usedShelf();
    dropExpired(shelf, until - 1);
    expect(loadDrafts(shelf, 'n')).toEqual({ s: draft });
    expect(loadRecord(shelf, 'n')?.ballots['s']?.state.step).toBe('sent');
  });

  test('is gone after that, whatever was written into it, and nothing else is', () => {
    const shelf = usedShelf();
    dropExpired(shelf, until);
    expect(shelf.keys()).toEqual(['niping.keep-drafts']);
  });

  test('stays where it does not say until when: it may be a ballot under way', () => {
    const shelf = passingShelf();
    shelf.put('niping.ballots.n', '{"version":1}');
    dropExpired(shelf, until);
    expect(shelf.keys()).toEqual(['niping.ballots.n']);
  });
});
