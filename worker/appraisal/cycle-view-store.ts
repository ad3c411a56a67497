import { isWithoutScore } from '../../shared/appraisal/cycle-standing.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { readProgress, selectProgress } from './cycle-progress-store.ts';
import { type ChosenVersion, type Cycle, type Deadlines, dueColumn } from './cycle-store.ts';
import { cycleTimeline, type TimelineRow } from './cycle-timeline.ts';
import { type CycleWindow, parseCycleWindows, selectCycleWindows } from './cycle-windows-store.ts';

/** All that HR follows a cycle by. */
export interface CycleView {
  now: number;
  cycle: Omit<Cycle, 'departments' | 'formVersion' | 'scoringPolicy'>;
  formVersion: ChosenVersion;
  scoringPolicy: ChosenVersion & { content: ScoringPolicy };
  /** It has sheets or a window, so that its versions stay. */
  started: boolean;
  timeline: TimelineRow[];
  /** Departments of which it is final that they have no customer score. */
  withoutScore: number;
  windows: CycleWindow[];
}

const cycleSql = `SELECT unixepoch() AS now, c.id, c.kind, c.label, c.revision,
    c.opened_at AS openedAt, ${dueColumn}, f.number AS form, f.revision AS formRevision,
    s.number AS policy, s.revision AS policyRevision, s.content,
    EXISTS (SELECT 1 FROM windows WHERE cycle_id = c.id)
      OR EXISTS (SELECT 1 FROM sheets WHERE cycle_id = c.id) AS started
  FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
    JOIN scoring_policies s ON s.id = c.scoring_policy_id
  WHERE c.id = ?1`;

interface CycleRow {
  now: number;
  id: string;
  kind: Cycle['kind'];
  label: string;
  revision: number;
  openedAt: number;
  due: string;
  form: number;
  formRevision: number;
  policy: number;
  policyRevision: number;
  content: string;
  started: number;
}

/** A cycle as far as it is, worked out from every sheet, survey and result in it. */
export async function readCycle(
  db: D1Database,
  id: string,
): Promise<Result<CycleView, 'cycle_unknown'>> {
  const [cycles, departments, ...ofWindows] = await db.batch([
    db.prepare(cycleSql).bind(id),
    selectProgress(db, id),
    ...selectCycleWindows(db, id),
  ]);
  const row = cycles?.results[0] as CycleRow | undefined;
  if (row === undefined) return fail('cycle_unknown');
  const { windows, surveys } = parseCycleWindows(ofWindows, row.now);
  const progress = await readProgress(db, id, departments, surveys);
  const cycle = {
    id: row.id,
    kind: row.kind,
    label: row.label,
    revision: row.revision,
    openedAt: row.openedAt,
    due: JSON.parse(row.due) as Deadlines,
  };
  return ok({
    now: row.now,
    cycle,
    formVersion: { number: row.form, revision: row.formRevision },
    scoringPolicy: {
      number: row.policy,
      revision: row.policyRevision,
      content: JSON.parse(row.content) as ScoringPolicy,
    },
    started: row.started === 1,
    timeline: cycleTimeline({ now: row.now, cycle, departments: progress, windows }),
    withoutScore: progress.filter(isWithoutScore).length,
    windows,
  });
}
