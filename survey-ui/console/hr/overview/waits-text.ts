import type { WaitingStep } from '../../api/overview.ts';
import type { overviewInChinese } from './text-zh.ts';

type Words = typeof overviewInChinese;

/** What waits for whom: `自评：马经理`. Raters are never named. */
export function waitText(step: WaitingStep, words: Words): string {
  const what = words.waits[step.waits];
  const role = words.roles[step.for];
  if (step.for === 'raters') return what;
  if (step.for === 'hr') return words.waitOf(what, step.name ?? role);
  return words.waitOf(what, step.name ?? words.nobody(role));
}

/** Since when it waits and until when it should be done; empty where nothing says. */
export function waitTimes(
  { since, due }: WaitingStep,
  now: number,
  words: Words,
  day: (at: number) => string,
): string {
  return [
    // What has not begun yet is told by its end alone.
    since === null || since > now ? [] : [words.since(day(since))],
    due === null ? [] : [due < now ? words.late(day(due)) : words.due(day(due))],
  ]
    .flat()
    .join(words.join);
}
