import type { SheetKind, SheetState } from '../appraisal/sheet-workflow.ts';
import type { SurveysOfReviewer, TotalInCycle } from '../waiting/role-tasks.ts';

/**
 * A notice is seen by more than the person it is for: by whoever runs the mail, and by whoever
 * sees that one came. So nothing of it may depend on what came of a survey, not even on whether
 * it was withheld. These functions put in the place of every outcome what the calendar alone says.
 */

const day = 24 * 60 * 60;

/** Seconds from the end of a survey for which it is named among what waits, whatever came of it. */
const namedAfterEnd = 7 * day;

/**
 * Seconds from the end of a survey until the total that it goes into is named as waiting for a
 * signature. A withheld score is settled minutes after the end, a released one when the reviewer
 * is done, so that an earlier word would tell the one from the other.
 */
const signedAfterEnd = 7 * day;

/** Until when a department's survey in a cycle takes ballots, and whether HR said that there is none. */
export interface SurveyEnd {
  cycle: string;
  department: string;
  /** Close plus grace of the last one, unix seconds; null where there is no survey with links. */
  endsAt: number | null;
  noSurvey: boolean;
}

type SurveysToAudit = SurveysOfReviewer['surveysToAudit'];

/** Surveys that ended a short while ago, all of them as if they waited to be audited. */
export function blindSurveys(surveys: SurveysToAudit, now: number): SurveysToAudit {
  return surveys
    .filter(({ dueAt }) => dueAt <= now && now < dueAt + namedAfterEnd)
    .map((survey) => ({ ...survey, state: 'tallied' }));
}

/** Totals as if each survey of a department had been released a week after its end. */
export function blindTotals(
  totals: readonly TotalInCycle[],
  sheets: readonly {
    cycle: { id: string };
    department: { id: string };
    sheets: Record<SheetKind, SheetState>;
  }[],
  ends: readonly SurveyEnd[],
  now: number,
): TotalInCycle[] {
  const placeOf = (cycle: string, department: string) => `${cycle} ${department}`;
  const audited = new Set(
    sheets
      .filter((row) => Object.values(row.sheets).every((state) => state === 'audited'))
      .map(({ cycle, department }) => placeOf(cycle.id, department.id)),
  );
  const settled = new Set(
    ends
      .filter(({ endsAt, noSurvey }) =>
        endsAt === null ? noSurvey : endsAt + signedAfterEnd <= now,
      )
      .map(({ cycle, department }) => placeOf(cycle, department)),
  );
  return totals.map((total) => {
    // Both come from what managers and reviewers did, and freezing takes all their signatures.
    if (total.state === 'objected' || total.state === 'frozen') return total;
    const place = placeOf(total.cycle.id, total.department.id);
    const isDue = audited.has(place) && settled.has(place);
    return { ...total, state: isDue ? 'to_sign' : 'incomplete' };
  });
}
