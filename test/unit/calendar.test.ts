import { describe, expect, it } from 'vitest';
import { declaredYears } from '../../shared/calendar/declared-years.ts';
import { statutoryDays } from '../../shared/calendar/statutory-days.ts';
import { countWorkingDays, dayOff } from '../../shared/calendar/working-days.ts';

const none = new Map<string, boolean>();
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the calendar of working days', () => {
  it('declares only weekend days as worked, each near a stretch of rest', () => {
    for (const [year, { work }] of Object.entries(declaredYears)) {
      for (const date of work) expect([0, 6]).toContain(weekdayOf(`${year}-${date}`));
    }
  });

  it('gives every statutory holiday of a declared year as rest', () => {
    // The lunar ones of these years lie in the declared stretches.
    for (const year of Object.keys(declaredYears)) {
      for (const day of statutoryDays(year))
        expect([day, dayOff(day, none)]).toEqual([day, 'holiday']);
    }
  });

  it('knows the statutory holidays of years that are not announced', () => {
    const spring = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'];
    for (const day of [...spring, '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01']) {
      expect([day, dayOff(day, none)]).toEqual([day, 'holiday']);
    }
    expect(dayOff('2027-02-09', none)).toBeUndefined();
    expect(dayOff('2028-04-04', none)).toBe('holiday');
  });

  it('has as many working days in 2026 as the announcement leaves', () => {
    // 365 days, 104 at weekends, 6 of these worked, and rest days on weekdays.
    const rest = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    ).filter((day) => dayOff(day, none) === 'holiday' && weekdayOf(day) % 6 !== 0);
    expect(countWorkingDays('2026-01-01', '2026-12-31', none)).toBe(365 - 104 + 6 - rest.length);
    expect(rest).toHaveLength(19);
  });

  it('counts both ends and nothing backwards', () => {
    expect(countWorkingDays('2026-11-09', '2026-11-09', none)).toBe(1);
    expect(countWorkingDays('2026-11-09', '2026-11-15', none)).toBe(5);
    expect(countWorkingDays('2026-11-15', '2026-11-09', none)).toBe(0);
  });
});
