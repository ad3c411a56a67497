import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLocalInput, toLocalInput } from '../../../survey-ui/console/kit/company-time.ts';
import {
  formatCycle,
  formatDateTime,
  formatFixed,
  parseFixed,
  typedFixed,
} from '../../../survey-ui/console/kit/format.ts';
import { chooseLanguage } from '../../../survey-ui/console/kit/language.ts';

describe('figures', () => {
  test('a score is shown with exactly its decimals', () => {
    expect(formatFixed(764, 1, 'zh')).toBe('76.4');
    expect(formatFixed(7680, 2, 'en')).toBe('76.80');
    expect(formatFixed(900, 1, 'zh')).toBe('90.0');
  });

  test('what is typed is read as whole units, and read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        expect(parseFixed(typedFixed(tenths, 1), 1)).toBe(tenths);
      }),
    );
  });

  test('full-width digits and stops are read like the usual ones', () => {
    expect(parseFixed('８８．５', 1)).toBe(885);
    expect(parseFixed('88。5', 1)).toBe(885);
    expect(parseFixed(' 88.50 ', 1)).toBe(885);
  });

  test('anything but a plain decimal of the allowed precision is refused', () => {
    for (const typed of ['', '-1', '1e3', '88.55', '1,5', 'NaN', '0x10', '.5']) {
      expect(parseFixed(typed, 1)).toBeUndefined();
    }
  });
});

describe('times', () => {
  test('a time is shown in the company’s time zone, not in the reader’s', () => {
    const at = Date.UTC(2026, 10, 30, 16, 30) / 1000;
    expect(formatDateTime(at, 'Asia/Shanghai', 'zh')).toBe('2026年12月1日 00:30');
    expect(formatDateTime(at, 'Europe/Berlin', 'en')).toBe('30 Nov 2026, 17:30');
  });

  test('a typed local time is the instant that the company’s clocks show', () => {
    expect(fromLocalInput('2026-12-01T00:30', 'Asia/Shanghai')).toBe(
      Date.UTC(2026, 10, 30, 16, 30) / 1000,
    );
  });

  test('every whole minute survives the way into an input and back, in any time zone', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata', 'America/St_Johns', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 60_000_000 }), zone, (minute, timeZone) => {
        const at = minute * 60;
        const back = fromLocalInput(toLocalInput(at, timeZone), timeZone);
        // The hour that clocks show twice in autumn has two instants; either is right.
        expect(back === undefined ? undefined : toLocalInput(back, timeZone)).toBe(
          toLocalInput(at, timeZone),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a time that the clocks skip is refused', () => {
    expect(fromLocalInput('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined();
    expect(fromLocalInput('2026-13-01T00:00', 'Asia/Shanghai')).toBeUndefined();
    expect(fromLocalInput('', 'Asia/Shanghai')).toBeUndefined();
  });
});

describe('names of cycles and languages', () => {
  test('a cycle is named as people say it', () => {
    expect(formatCycle('2026-10', 'zh')).toBe('2026年10月');
    expect(formatCycle('2026-10', 'en')).toBe('October 2026');
    expect(formatCycle('2026-Q4', 'zh')).toBe('2026年第四季度');
    expect(formatCycle('2026-Q4', 'en')).toBe('Q4 2026');
  });

  test('the first language of the browser that is known decides, and Chinese otherwise', () => {
    expect(chooseLanguage(['zh-TW', 'en'])).toBe('zh');
    expect(chooseLanguage(['fr', 'en-US', 'zh'])).toBe('en');
    expect(chooseLanguage(['fr'])).toBe('zh');
  });
});
