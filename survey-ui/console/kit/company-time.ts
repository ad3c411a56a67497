/** The wall clock of `timeZone` at `at` (unix seconds), as the parts of a date input. */
function wallClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at * 1000);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** `at` (unix seconds) as a `datetime-local` input shows it, in the company's time zone. */
export function toLocalInput(at: number, timeZone: string): string {
  return wallClock(at, timeZone);
}

/**
 * What a `datetime-local` input holds, read as wall-clock time of the company's
 * time zone; unix seconds. Undefined when it is no date or falls into the hour a
 * change to summer time leaves out.
 */
export function fromLocalInput(typed: string, timeZone: string): number | undefined {
  const text = typed.slice(0, 16);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
  const asUtc = Date.parse(`${text}Z`) / 1000;
  if (Number.isNaN(asUtc)) return undefined;
  let guess = asUtc;
  // The offset found at the first guess may lie across a clock change; the second settles it.
  for (let round = 0; round < 2; round += 1) {
    const shown = Date.parse(`${wallClock(guess, timeZone)}Z`) / 1000;
    guess += asUtc - shown;
  }
  return wallClock(guess, timeZone) === text ? guess : undefined;
}
