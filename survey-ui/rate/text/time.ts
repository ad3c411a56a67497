import type { Words } from './zh.ts';

/**
 * Day, weekday and time of `seconds` (unix, UTC) in the company's time zone. The zone is named
 * when the device is in another one.
 */
export function formatTime(words: Words, zone: string, seconds: number): string {
  const text = new Intl.DateTimeFormat(words.tag, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(seconds * 1000));
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (here === zone) return text;
  return words.tag === 'en'
    ? `${text} (${words.timeZone(zone)})`
    : `${text}（${words.timeZone(zone)}）`;
}
