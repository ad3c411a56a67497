import { blindSurveys, blindTotals } from '../../shared/task-notices/outcome-blind.ts';
import {
  reviewerTasks,
  type RoleTask,
  sheetTasks,
  totalTasks,
} from '../../shared/waiting/role-tasks.ts';
import { listSheets } from '../appraisal/sheet-list-store.ts';
import { listTotals } from '../appraisal/total-list-store.ts';
import { listReplacementsToAnswer } from '../windows/replace-link.ts';
import { listRequestsToAnswer } from '../windows/request-store.ts';
import { listSurveysToApprove, listSurveysToAudit } from '../windows/reviewer-store.ts';
import { listOffices, listSurveyEnds, type Office } from './office-store.ts';

/** What waits for somebody, by the time for which the person holds the office. */
export interface Waiting {
  /** Undefined for the person's own offices. */
  standsIn: Office['standsIn'];
  tasks: RoleTask[];
}

/**
 * What waits for a person at `now` (unix seconds), of the offices that the person has then: the
 * tasks of the home page, from which everything that depends on the outcome of a survey is taken.
 */
export async function readWaiting(db: D1Database, person: string, now: number): Promise<Waiting[]> {
  const offices = await listOffices(db, person);
  const [surveys, requests] = offices.some(({ role }) => role === 'reviewer')
    ? await readReviewed(db, person, now)
    : [{ surveysToApprove: [], surveysToAudit: [] }, []];
  const waiting: Waiting[] = [];
  for (const held of together(offices)) {
    const isHeld = (each: { department: { id: string } }) =>
      held.reviewed.includes(each.department.id);
    const tasks = reviewerTasks(
      {
        surveysToApprove: surveys.surveysToApprove.filter(isHeld),
        surveysToAudit: surveys.surveysToAudit.filter(isHeld),
        requestsToApprove: [],
      },
      now,
    );
    // Only who holds the role answers these, nobody in that person's place.
    if (held.standsIn === undefined) tasks.push(...requests);
    tasks.push(...(await readAppraised(db, held.managed, 'manager', now)));
    tasks.push(...(await readAppraised(db, held.reviewed, 'reviewer', now)));
    waiting.push({ standsIn: held.standsIn, tasks });
  }
  return waiting;
}

async function readReviewed(db: D1Database, person: string, now: number) {
  const [surveysToApprove, surveysToAudit, requestsToApprove, replacements] = await Promise.all([
    listSurveysToApprove(db, person),
    listSurveysToAudit(db, person),
    listRequestsToAnswer(db, person),
    listReplacementsToAnswer(db, person),
  ]);
  const none = { surveysToApprove: [], surveysToAudit: [] };
  return [
    { surveysToApprove, surveysToAudit: blindSurveys(surveysToAudit, now) },
    reviewerTasks({ ...none, requestsToApprove }, now, replacements),
  ] as const;
}

async function readAppraised(
  db: D1Database,
  departments: string[],
  role: Office['role'],
  now: number,
): Promise<RoleTask[]> {
  if (departments.length === 0) return [];
  const [sheets, totals, ends] = await Promise.all([
    listSheets(db, departments),
    listTotals(db, departments),
    listSurveyEnds(db, departments),
  ]);
  return [...sheetTasks(sheets, role), ...totalTasks(blindTotals(totals, sheets, ends, now), role)];
}

/** Departments of one time in one list, the person's own first. */
function together(offices: readonly Office[]) {
  const held = new Map<
    string,
    Pick<Waiting, 'standsIn'> & { managed: string[]; reviewed: string[] }
  >();
  for (const { role, department, standsIn } of offices) {
    const key = standsIn === undefined ? '' : `${standsIn.from} ${standsIn.until}`;
    const of = held.get(key) ?? { standsIn, managed: [], reviewed: [] };
    (role === 'manager' ? of.managed : of.reviewed).push(department);
    held.set(key, of);
  }
  return [...held.values()];
}
