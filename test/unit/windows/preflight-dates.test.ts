import { describe, expect, it } from 'vitest';
import { dateWarnings } from '../../../worker/windows/preflight-dates.ts';

/** Codes of what is said about a window from one moment to another, company time. */
function warned(from: string, to: string, companyDays: [string, boolean][] = []) {
  return dateWarnings({
    opensAt: Date.parse(`${from}:00+08:00`) / 1000,
    closesAt: Date.parse(`${to}:00+08:00`) / 1000,
    timeZone: 'Asia/Shanghai',
    companyDays: new Map(companyDays),
  });
}
const codes = (...wanted: Parameters<typeof warned>) => warned(...wanted).map(({ code }) => code);

describe('the dates of a window', () => {
  it('are fine from one working day to another with enough between', () => {
    expect(warned('2026-11-09T09:00', '2026-11-13T18:00')).toEqual([]);
  });

  it('are warned of when it closes at a weekend', () => {
    expect(warned('2026-11-09T09:00', '2026-11-14T18:00')).toEqual([
      { code: 'closes_on_day_off', department: null, day: '2026-11-14', why: 'weekend' },
    ]);
  });

  it('are warned of when it closes on a public holiday', () => {
    expect(warned('2026-09-21T09:00', '2026-10-01T18:00')).toEqual([
      { code: 'closes_on_day_off', department: null, day: '2026-10-01', why: 'holiday' },
    ]);
  });

  it('take a weekend day that is worked instead for a working day', () => {
    expect(codes('2026-02-09T09:00', '2026-02-14T18:00')).toEqual([]);
  });

  it('are warned of when the day before the close is free', () => {
    expect(warned('2026-11-09T09:00', '2026-11-16T10:00')).toEqual([
      { code: 'day_off_before_close', department: null, day: '2026-11-15', why: 'weekend' },
    ]);
  });

  it('follow the company’s own days before the calendar', () => {
    expect(codes('2026-11-09T09:00', '2026-11-14T18:00', [['2026-11-14', true]])).toEqual([]);
    expect(warned('2026-11-09T09:00', '2026-11-13T18:00', [['2026-11-13', false]])).toEqual([
      { code: 'closes_on_day_off', department: null, day: '2026-11-13', why: 'company' },
    ]);
  });

  it('are warned of when fewer than three working days lie between', () => {
    expect(warned('2026-11-12T09:00', '2026-11-13T18:00')).toEqual([
      { code: 'few_working_days', department: null, workingDays: 2 },
    ]);
    expect(codes('2026-11-11T09:00', '2026-11-13T18:00')).toEqual([]);
    expect(codes('2026-09-30T09:00', '2026-10-08T18:00')).toContain('few_working_days');
  });

  it('are told to be judged without the announced holidays while a year is not announced', () => {
    const unknown = { code: 'holidays_not_known', department: null, year: '2029' };
    expect(warned('2029-11-05T09:00', '2029-11-09T18:00')).toEqual([unknown]);
    // A day that the company has noted is one day, not the holidays of the year.
    expect(warned('2029-11-05T09:00', '2029-11-09T18:00', [['2029-05-02', false]])).toEqual([
      unknown,
    ]);
    expect(codes('2026-12-28T09:00', '2027-01-06T18:00')).toEqual(['holidays_not_known']);
  });

  it('are taken in the company’s time zone', () => {
    // Friday evening in London is Saturday in Shanghai.
    const dates = {
      opensAt: Date.parse('2026-11-09T01:00:00Z') / 1000,
      closesAt: Date.parse('2026-11-13T20:00:00Z') / 1000,
      companyDays: new Map<string, boolean>(),
    };
    const codesIn = (timeZone: string) =>
      dateWarnings({ ...dates, timeZone }).map(({ code }) => code);
    expect(codesIn('Europe/London')).toEqual([]);
    expect(codesIn('Asia/Shanghai')).toEqual(['closes_on_day_off']);
  });
});
