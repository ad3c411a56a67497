import type { Language } from './language.ts';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Date and time of `at` (unix seconds) in the company's time zone. */
export function formatDateTime(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at * 1000);
}

/** Date of `at` (unix seconds) in the company's time zone. */
export function formatDate(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(at * 1000);
}

/** A day of a calendar in words, with year or weekday where these are said. @param day `YYYY-MM-DD` */
export function formatDay(
  day: string,
  language: Language,
  said: { year?: 'numeric'; weekday?: 'long' },
): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...said,
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** `units / 10^digits` with exactly `digits` decimals: 964 with 1 digit is 96.4. */
export function formatFixed(units: number, digits: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(units / 10 ** digits);
}

/** A count with its thousands separated. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

/** A cycle label of the wire (`2026-10`, `2026-Q4`) as people say it. */
export function formatCycle(label: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  if (month?.[1] !== undefined && month[2] !== undefined) {
    if (language === 'zh') return `${month[1]}年${Number(month[2])}月`;
    const first = Date.UTC(Number(month[1]), Number(month[2]) - 1, 1);
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
    }).format(first);
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter?.[1] !== undefined && quarter[2] !== undefined) {
    return language === 'zh'
      ? `${quarter[1]}年第${'一二三四'.charAt(Number(quarter[2]) - 1)}季度`
      : `Q${quarter[2]} ${quarter[1]}`;
  }
  return label;
}

/** What a person typed into a decimal field as whole `10^-digits` units, or undefined. */
export function parseFixed(typed: string, digits: number): number | undefined {
  // People with Chinese input methods type full-width digits and stops.
  const text = typed.normalize('NFKC').replace('。', '.').trim();
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number(decimals.padEnd(digits, '0') || '0');
}

/** Whole `10^-digits` units as a person would type them into a field: 964 is `96.4`, 960 is `96`. */
export function typedFixed(units: number, digits: number): string {
  return String(units / 10 ** digits);
}
