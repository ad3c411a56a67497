import { describe, expect, it } from 'vitest';
import { purgeDueAt, purgeFrom } from '../../../worker/retention/purge-due.ts';

const inUtc = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('the second from which a cycle is due', () => {
  it.each([
    ['2026-10', 12, 'UTC', '2027-11-01T00:00:00.000Z'],
    ['2026-10', 12, 'Asia/Shanghai', '2027-10-31T16:00:00.000Z'],
    ['2026-12', 12, 'Asia/Shanghai', '2027-12-31T16:00:00.000Z'],
    ['2026-Q4', 12, 'Asia/Shanghai', '2027-12-31T16:00:00.000Z'],
    ['2026-Q1', 6, 'America/St_Johns', '2026-10-01T02:30:00.000Z'],
    ['2026-09', 1, 'Pacific/Kiritimati', '2026-10-31T10:00:00.000Z'],
    ['2026-09', 5, 'Pacific/Pago_Pago', '2027-03-01T11:00:00.000Z'],
    // The clocks go back on the last Sunday of October, and forth on that of March.
    ['2026-10', 5, 'Europe/Berlin', '2027-03-31T22:00:00.000Z'],
  ])('%s and %i months in %s is %s', (label, months, timeZone, due) => {
    expect(inUtc(purgeDueAt(label, months, timeZone))).toBe(due);
  });

  it('moves until the purge has been announced for 30 days', () => {
    const due = purgeDueAt('2026-10', 12, 'Asia/Shanghai');
    expect(purgeFrom(due, due - 31 * 86_400)).toBe(due);
    expect(purgeFrom(due, due - 29 * 86_400)).toBe(due + 86_400);
  });
});
