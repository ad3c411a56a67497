import { describe, expect, test } from 'vitest';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { emptyDraft, withRating, withText } from '../../../survey-ui/rate/state/draft.ts';
import { ballotOf, gapsOf } from '../../../survey-ui/rate/state/gaps.ts';
import { verdictOf, verdictOfTyped } from '../../../survey-ui/rate/state/receipt-check.ts';

const all = [7, 7, 7, 2, 7, 7, 10, 7, 7].reduce(
  (draft, rating, at) => withRating(draft, at, rating),
  emptyDraft,
);

describe('what keeps a department from being sent', () => {
  test('an empty draft lacks nine ratings and is no ballot', () => {
    expect(gapsOf(defaultFormVersion, emptyDraft).map(({ kind, at }) => [kind, at])).toEqual(
      Array.from({ length: 9 }, (_, at) => ['rating', at]),
    );
    expect(ballotOf(emptyDraft)).toBeUndefined();
  });

  test('facts are asked for where they can be written', () => {
    expect(gapsOf(defaultFormVersion, all).map(({ kind, at }) => [kind, at])).toEqual([
      ['evidence', 3],
      ['evidence', 6],
    ]);
    const written = withText(withText(all, 3, '退货两周没有回音'), 6, '当天就到');
    expect(gapsOf(defaultFormVersion, written)).toEqual([]);
  });

  test('a text over the limit is a gap of its own', () => {
    const long = withText(withText(all, 3, '字'.repeat(301)), 6, '当天就到');
    expect(gapsOf(defaultFormVersion, long)).toEqual([{ kind: 'text', at: 3 }]);
  });

  test('texts are normalised and trimmed before they are sealed', () => {
    const ballot = ballotOf(withText(all, 3, '  e\u0301\r\n两次\u0007 '));
    expect(ballot?.texts[3]).toBe('\u00e9\n两次');
  });
});

describe('checking a receipt', () => {
  const lists = [
    { survey: 'a', state: 'published', receipts: ['R1', 'R2'] },
    { survey: 'b', state: 'pending' },
    { survey: 'c', state: 'withheld' },
  ];

  test('looks only into the list of its own survey', () => {
    expect(verdictOf(lists, 'a', 'R1')).toBe('counted');
    expect(verdictOf(lists, 'a', 'R9')).toBe('not_found');
    expect(verdictOf(lists, 'b', 'R1')).toBe('pending');
    expect(verdictOf(lists, 'c', 'R1')).toBe('withheld');
  });

  test('does not call a typed receipt missing while a list is still to come', () => {
    expect(verdictOfTyped(lists, 'R2')).toBe('counted');
    expect(verdictOfTyped(lists, 'R9')).toBe('pending');
    expect(verdictOfTyped(lists.slice(0, 1), 'R9')).toBe('not_found');
  });

  test('does not call a typed receipt missing when it may be of a survey without a list', () => {
    const [published, , withheld] = lists;
    const surveys = [published, withheld].filter((one) => one !== undefined);
    expect(verdictOfTyped(surveys, 'R9')).toBe('maybe_without_list');
  });
});
