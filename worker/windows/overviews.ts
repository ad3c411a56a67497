import {
  type DueOverview,
  keepOverviews,
  listDueOverviews,
  type OverviewKind,
  readOverview,
} from './overview-store.ts';
import { type Progress, progressOf } from './progress.ts';
import { readProgressSurveys } from './progress-store.ts';
import {
  type ClientRow,
  clientRows,
  mayStillChange,
  type SurveyOverview,
  surveyOverview,
} from './survey-overview.ts';
import { preflightOf, surroundingsOf } from './window-preflight.ts';
import { readWindow, type WindowRecord } from './window-store.ts';

/** What each kind of overview holds. */
interface Overviews {
  surveys: SurveyOverview;
  clients: ClientRow[];
  progress: Progress;
}

/** Overviews that one change, or one run of the clock, works out anew: those of two windows. */
const overviewsAtOnce = 6;

/**
 * An overview of a window, as it was kept, or else worked out; whoever reads keeps nothing.
 * Undefined if there is no such window.
 */
export async function overviewOf<Kind extends OverviewKind>(
  db: D1Database,
  windowId: string,
  kind: Kind,
): Promise<Overviews[Kind] | undefined> {
  const kept = await readOverview<Overviews[Kind]>(db, windowId, kind);
  if (kept !== undefined) return kept;
  const worked = await workOut(db, windowId, [kind]);
  return worked[kind];
}

/**
 * Works out what is no longer kept as things are, for a few windows. Reading does not depend on
 * it: what is not kept is only dearer to read.
 */
export async function refreshOverviews(db: D1Database): Promise<void> {
  const due = await listDueOverviews(db, overviewsAtOnce);
  const byWindow = new Map<string, DueOverview[]>();
  for (const each of due) byWindow.set(each.window, [...(byWindow.get(each.window) ?? []), each]);
  for (const [windowId, wanted] of byWindow) {
    const worked = await workOut(
      db,
      windowId,
      wanted.map(({ kind }) => kind),
    );
    await keepOverviews(
      db,
      wanted.map((each) => ({ ...each, content: worked[each.kind] })),
    );
  }
}

async function workOut(
  db: D1Database,
  windowId: string,
  kinds: readonly OverviewKind[],
): Promise<Partial<Overviews>> {
  // How far surveys are changes often, and is much less to read.
  if (kinds.every((kind) => kind === 'progress')) {
    return { progress: progressOf(await readProgressSurveys(db, windowId)) };
  }
  const window = await readWindow(db, windowId);
  if (window === undefined) return {};
  return {
    ...(kinds.includes('surveys') ? { surveys: await checkedSurveys(db, window) } : {}),
    clients: clientRows(window),
    progress: progressOf(window.surveys),
  };
}

async function checkedSurveys(db: D1Database, window: WindowRecord): Promise<SurveyOverview> {
  if (!mayStillChange(window)) return surveyOverview(window, undefined);
  return surveyOverview(window, preflightOf(window, await surroundingsOf(db, window)));
}
