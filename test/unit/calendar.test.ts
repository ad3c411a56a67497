import { describe, expect, it } from 'vitest';
import { declaredYears } from '../../shared/calendar/declared-years.ts';
import { statutoryDays } from '../../shared/calendar/statutory-days.ts';
import { countWorkingDays, dayOff } from '../../shared/calendar/working-days.ts';

const none = new Map<string, boolean>();
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the calendar of working days', () => {
  it('holds as many days of rest for each year as its notice counts, and works the weekend days that it names', () => {
    // What the notices say in words: 共8天, 1月26日（周日）.
    const notices = {
      2025: {
        days: [1, 8, 3, 5, 3, 8],
        worked: ['01-26 周日', '02-08 周六', '04-27 周日', '09-28 周日', '10-11 周六'],
      },
      2026: {
        days: [3, 9, 3, 5, 3, 3, 7],
        worked: [
          '01-04 周日',
          '02-14 周六',
          '02-28 周六',
          '05-09 周六',
          '09-20 周日',
          '10-10 周六',
        ],
      },
    };
    const lengthOf = (year: string, [from, to]: readonly [string, string]) =>
      (Date.parse(`${year}-${to}`) - Date.parse(`${year}-${from}`)) / 86_400_000 + 1;
    const said = Object.entries(declaredYears).map(([year, { rest, work }]) => [
      year,
      {
        days: rest.map((stretch) => lengthOf(year, stretch)),
        worked: work.map(
          (day) => `${day} 周${'日一二三四五六'.charAt(weekdayOf(`${year}-${day}`))}`,
        ),
      },
    ]);
    expect(Object.fromEntries(said)).toEqual(notices);
  });

  it('has the lunar holidays on the days that the Chinese calendar gives', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    const found = (year: string) =>
      [...statutoryDays(year)].map((day) => lunar.format(Date.parse(day)));
    for (const year of ['2028', '2029', '2030']) {
      const all = expect.arrayContaining(['1/1', '1/2', '1/3', '5/5', '8/15']);
      expect([year, found(year)]).toEqual([year, all]);
    }
    // The new moon of 2027 comes four minutes before midnight, which this calendar takes for after.
    expect(found('2027')).toEqual(expect.arrayContaining(['1/1', '1/2', '5/5', '8/15']));
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
