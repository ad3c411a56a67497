import { describe, expect, test } from 'vitest';
import type { BallotState } from '../../../survey-ui/rate/state/device.ts';
import { recordKeeper } from '../../../survey-ui/rate/state/record-keeper.ts';
import { passingShelf } from '../../../survey-ui/rate/storage.ts';
import { blank, sealed } from './link-record.ts';

const signed: BallotState = {
  step: 'signed',
  ballot: { survey: 's', prefix: '', signature: 'x', sealed: 'first' },
};
const sent: BallotState = { step: 'sent', receipt: 'R' };
const refused: BallotState = { step: 'refused', reason: 'already_activated' };

function keeperWith(...states: BallotState[]) {
  const keeper = recordKeeper(passingShelf(), 'n', blank);
  for (const state of states) keeper.store('s', '财务部', state);
  return keeper;
}

describe('two tabs with one link and no lock between them', () => {
  test('a refusal of the second tab’s ballot does not cost the first its signature', () => {
    const keeper = keeperWith(sealed('first'), signed);
    expect(keeper.store('s', '财务部', refused, sealed('second'))).toEqual(signed);
    expect(keeper.read().ballots['s']?.state).toEqual(signed);
  });

  test('nor does it end the first tab’s ballot while that waits for its signature', () => {
    const keeper = keeperWith(sealed('first'));
    expect(keeper.store('s', '财务部', refused, sealed('second'))).toEqual(sealed('first'));
  });

  test('a ballot that arrived is never called refused', () => {
    const keeper = keeperWith(sealed('first'), signed, sent);
    expect(keeper.store('s', '财务部', refused, signed)).toEqual(sent);
  });
});

describe('a refusal', () => {
  test.each([
    ['a sealed ballot', [sealed('first')], sealed('first')],
    ['a signed ballot', [sealed('first'), signed], signed],
  ])('ends %s that was refused itself', (_, states, from) => {
    expect(keeperWith(...states).store('s', '财务部', refused, from)).toEqual(refused);
  });

  test('is not undone by sealing anew, but by a signature that another tab got', () => {
    const keeper = keeperWith(sealed('first'));
    keeper.store('s', '财务部', refused, sealed('first'));
    expect(keeper.store('s', '财务部', sealed('again'))).toEqual(refused);
    expect(keeper.store('s', '财务部', signed, sealed('first'))).toEqual(signed);
  });
});
