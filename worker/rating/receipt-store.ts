import type { SurveyState } from '../../shared/wire/window-states.ts';

/** A survey's place in the receipts of its window. */
export interface SurveyReceipts {
  survey: string;
  state: SurveyState;
  /** Sorted, padded with dummies to the number of links; only of tallied surveys. */
  receipts?: string[];
}

// Not of a survey made void after its tally: the list would tell it from one void before.
const readSql = `SELECT s.id AS survey, s.state, r.receipts
  FROM surveys s JOIN windows w ON w.id = s.window_id
  LEFT JOIN survey_receipts r ON r.survey_id = s.id AND s.state IN ('tallied', 'published')
  WHERE w.id = ?1 AND s.approval = 'approved'
    AND w.state IN ('issued', 'open', 'grace', 'closed', 'void') AND s.manifest IS NOT NULL
  ORDER BY s.id`;

interface Row {
  survey: string;
  state: SurveyState;
  receipts: string | null;
}

/** Receipts of all surveys of a window; empty if there is no such window with links. */
export async function readReceipts(db: D1Database, windowId: string): Promise<SurveyReceipts[]> {
  const { results } = await db.prepare(readSql).bind(windowId).all<Row>();
  return results.map(({ survey, state, receipts }) =>
    receipts === null
      ? { survey, state }
      : { survey, state, receipts: JSON.parse(receipts) as string[] },
  );
}
