import type { Approval, SurveyState } from '../../shared/wire/window-states.ts';
import type { ListPart } from '../http/list-query.ts';
import type { ListPage } from '../list-store.ts';
import { readStandings, readSurveysIn, type SurveyStanding } from './survey-list-store.ts';
import type { PlannedRow, SurveyOverview } from './survey-overview.ts';
import type { WindowHead } from './window-head-store.ts';

/** Which surveys are wanted; a text is looked for in the names of departments. */
export interface ListWish extends ListPart {
  /** An approval, a state of a survey, or the code of a finding; empty for all. */
  show: string;
}

/** How far a survey may be; whatever else a list may be narrowed to is the code of a finding. */
const standings = new Set<string>([
  ...(['waiting', 'approved', 'returned', 'taken_out'] satisfies Approval[]),
  ...(['pending', 'tallied', 'published', 'withheld', 'void', 'purged'] satisfies SurveyState[]),
]);

/** One survey in HR's list of a window. Nothing in it depends on who has answered. */
export interface SurveyRow extends Omit<PlannedRow, 'found'>, SurveyStanding {
  /** Raters above the threshold. */
  margin: number;
}

/** The rows of one page; none past the last one. */
export function pageOf<Row>(
  rows: readonly Row[],
  { page, size }: Pick<ListPart, 'page' | 'size'>,
): ListPage<Row> {
  const start = (page - 1) * size;
  return { total: rows.length, rows: rows.slice(start, start + size) };
}

/** Surveys of a window by the codes of their departments, those that are wished for. */
export async function surveyPage(
  db: D1Database,
  window: Pick<WindowHead, 'id' | 'threshold'>,
  overview: SurveyOverview,
  wish: ListWish,
): Promise<ListPage<SurveyRow>> {
  const { search, show } = wish;
  const inState = standings.has(show) ? await readSurveysIn(db, window.id, show) : undefined;
  const { total, rows } = pageOf(
    overview.surveys.filter(
      ({ id, name, found }) =>
        name.includes(search) &&
        (show === '' || (inState === undefined ? found.includes(show) : inState.has(id))),
    ),
    wish,
  );
  const known = await readStandings(
    db,
    rows.map(({ id }) => id),
  );
  return {
    total,
    // One that was planned anew meanwhile is no longer there.
    rows: rows.flatMap(({ id, department, name, raters, clientDepartments }) => {
      const standing = known.get(id);
      return standing === undefined
        ? []
        : [
            {
              ...standing,
              department,
              name,
              raters,
              clientDepartments,
              margin: raters - window.threshold,
            },
          ];
    }),
  };
}
