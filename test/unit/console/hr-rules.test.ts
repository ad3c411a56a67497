import { describe, expect, test } from 'vitest';
import { wholeNumber } from '../../../survey-ui/console/hr/names.ts';
import { reachVerdict } from '../../../survey-ui/console/hr/reach.ts';
import {
  proposeWindow,
  windowErrors,
  windowRequest,
} from '../../../survey-ui/console/hr/window-fields.ts';
import { stagesOf } from '../../../survey-ui/console/hr/window-states.ts';

describe('reach of a rated department', () => {
  test.each([
    [3, 5, 'enough'],
    [3, 4, 'too_few_raters'],
    [2, 8, 'too_few_clients'],
    [0, 0, 'not_rated'],
  ] as const)('by %i client departments with %i links is %s', (clients, raters, verdict) => {
    expect(reachVerdict({ clients, raters })).toBe(verdict);
  });
});

describe('a window’s form', () => {
  const proposal = {
    ...proposeWindow(Date.UTC(2026, 10, 10, 2) / 1000, 'Asia/Shanghai'),
    cycle: 'c',
    departments: ['d'],
  };
  const wrongFields = (changed: Partial<typeof proposal>) =>
    windowErrors({ ...proposal, ...changed }, 'Asia/Shanghai').map((error) => error.field);

  test('the proposal is complete but for the cycle and its departments', () => {
    expect(wrongFields({})).toEqual([]);
    expect(wrongFields({ cycle: '', departments: [] })).toEqual(['cycle', 'departments']);
  });

  test('the close lies after the opening, and the latest close not before the close', () => {
    expect(wrongFields({ closesAt: proposal.opensAt })).toEqual(['closesAt']);
    expect(wrongFields({ latestCloseAt: '2026-11-12T00:00' })).toEqual(['latestCloseAt']);
    expect(wrongFields({ latestCloseAt: proposal.closesAt })).toEqual([]);
  });

  test('the threshold is a whole number from 3 to 50', () => {
    for (const threshold of ['2', '51', '5.5', '', 'x']) {
      expect(wrongFields({ threshold })).toEqual(['threshold']);
    }
    expect(wrongFields({ threshold: '３' })).toEqual([]);
  });

  test('the request carries the company’s wall-clock times as instants', () => {
    const request = windowRequest(proposal, 'Asia/Shanghai');
    expect(new Date(request.opensAt * 1000).toISOString()).toBe('2026-11-11T01:00:00.000Z');
  });

  test('links are whole numbers from 0 to 500', () => {
    expect(wrongFields({ links: new Map(Object.entries({ a: '501', b: '0' })) })).toEqual([
      'links-a',
    ]);
    expect(wholeNumber('500', 0, 500)).toBe(500);
    expect(wholeNumber('-1', 0, 500)).toBeUndefined();
  });
});

describe('stages', () => {
  test('the stages before the present one are done, and none when the window is void', () => {
    expect(stagesOf({ state: 'preparing' }).map((each) => each.state)).toEqual([
      'done',
      'done',
      'current',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(new Set(stagesOf({ state: 'closed' }).map((each) => each.state))).toEqual(
      new Set(['done']),
    );
    expect(new Set(stagesOf({ state: 'void' }).map((each) => each.state))).toEqual(
      new Set(['stopped']),
    );
  });
});
