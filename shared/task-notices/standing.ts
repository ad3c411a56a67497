import { dayIn } from '../calendar/working-days.ts';
import { dueOf, type RoleTask } from '../waiting/role-tasks.ts';

/** Days before its deadline from which a task counts as near. */
const nearDays = 3;
/** Days after which an overdue task is told again. */
const againAfter = 7;

const stages = ['waits', 'near', 'overdue'] as const;

/** How urgent a task is. */
export type Stage = (typeof stages)[number];

/** What a person was told: the stage of each task by its key. */
export type Told = Readonly<Record<string, Stage>>;

/** What tells a task from every other, as long as it waits. */
function keyOf(task: RoleTask): string {
  return task.kind === 'request' ? `request ${task.id}` : `${task.kind} ${task.href}`;
}

/** How urgent a task is at `now` (unix seconds) on the company's days. */
function stageOf(task: RoleTask, now: number, timeZone: string): Stage {
  const due = dueOf(task);
  if (due === undefined) return 'waits';
  if (due <= now) return 'overdue';
  return daysBetween(dayIn(timeZone, now), dayIn(timeZone, due)) <= nearDays ? 'near' : 'waits';
}

/** The stage of everything that waits. */
export function standingOf(tasks: readonly RoleTask[], now: number, timeZone: string): Told {
  return Object.fromEntries(tasks.map((task) => [keyOf(task), stageOf(task, now, timeZone)]));
}

/** What of `told` still waits; a task put off since counts as told of its present stage only. */
export function stillTold(told: Told, standing: Told): Told {
  return Object.fromEntries(
    Object.entries(standing).flatMap(([key, stage]) => {
      const before = told[key];
      if (before === undefined) return [];
      return [[key, isLater(before, stage) ? stage : before] as const];
    }),
  );
}

/**
 * Whether a person should be told today: something waits that was not told, has become more urgent
 * since, or has been overdue for another week.
 *
 * @param toldOn day of the last notice, `YYYY-MM-DD`; null if there was none
 */
export function isWorthTelling(
  told: Told,
  toldOn: string | null,
  standing: Told,
  today: string,
): boolean {
  const isWeekAgo = toldOn === null || daysBetween(toldOn, today) >= againAfter;
  return Object.entries(standing).some(([key, stage]) => {
    const before = told[key];
    if (before === undefined || isLater(stage, before)) return true;
    return stage === 'overdue' && isWeekAgo;
  });
}

function isLater(a: Stage, b: Stage): boolean {
  return stages.indexOf(a) > stages.indexOf(b);
}

/** Days from one `YYYY-MM-DD` to another. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
