import type { DutySheet } from '../../shared/appraisal/duty-sheet.ts';
import type { KeyIndicatorSheet } from '../../shared/appraisal/key-indicator-sheet.ts';
import type { PlanSheet } from '../../shared/appraisal/plan-sheet.ts';
import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';
import type { StaffClient } from '../client/staff-client.ts';
import type { Month } from './months.ts';
import { demoDutySheet, demoKeyIndicatorSheet, demoPlanSheet } from './sheets.ts';

/** Kinds of sheets with the demo's content. */
function sheetsOf(month: Month) {
  return [
    ['duty', demoDutySheet],
    ['plan', demoPlanSheet(month)],
    ['key_indicators', demoKeyIndicatorSheet],
  ] as const;
}

/** Who appraises which department in which cycle. */
export interface Appraisal {
  cycle: string;
  department: string;
  manager: StaffClient;
  reviewer: StaffClient;
  month: Month;
}

/**
 * Appraises a department with the worked sheets of the form: its manager writes and
 * self-scores the three sheets, its reviewer audits them with the same scores.
 */
export async function appraise(appraisal: Appraisal): Promise<void> {
  for (const [kind, content] of sheetsOf(appraisal.month))
    await appraiseSheet(appraisal, kind, content);
}

/** Writes and self-scores one sheet, and audits it with the same scores. */
export async function appraiseSheet(
  appraisal: Omit<Appraisal, 'month'>,
  kind: SheetKind,
  content: DutySheet | PlanSheet | KeyIndicatorSheet,
): Promise<void> {
  const { cycle, department, manager, reviewer } = appraisal;
  const path = `sheets/${cycle}/${department}/${kind}`;
  const ready = await writeSheet(appraisal, kind, content);
  const scored = await manager.post<Revision>(`/manager/${path}/self-score`, ready);
  const audited = await reviewer.put<Revision>(`/reviewer/${path}/audit-scores`, {
    revision: scored.revision,
    scores: auditScores(content),
  });
  await reviewer.post(`/reviewer/${path}/audit`, { revision: audited.revision });
}

/** Writes a sheet up to where it can be self-scored: a plan is approved first. */
export async function writeSheet(
  { cycle, department, manager, reviewer }: Omit<Appraisal, 'month'>,
  kind: SheetKind,
  content: object,
  comment = '',
): Promise<Revision> {
  const path = `sheets/${cycle}/${department}/${kind}`;
  const saved = await manager.put<Revision>(`/manager/${path}`, { revision: 0, content });
  if (kind !== 'plan') return { revision: saved.revision };
  const { revision } = await manager.post<Revision>(`/manager/${path}/submit`, {
    revision: saved.revision,
  });
  const approved = await reviewer.post<Revision>(`/reviewer/${path}/approve`, {
    revision,
    comment,
  });
  return { revision: approved.revision };
}

interface Revision {
  revision: number;
}

/** The audited scores of a sheet in the shape of its lines: the same as the self scores. */
function auditScores(content: DutySheet | PlanSheet | KeyIndicatorSheet): object[] {
  if ('indicators' in content) {
    return content.indicators.map((indicator) => ({
      audited: indicator.self ?? null,
      subIndicators: indicator.subIndicators.map((part) => ({ audited: part.self ?? null })),
    }));
  }
  const lines = 'tasks' in content ? content.tasks : content.keyIndicators;
  return lines.map((line) => ({ audited: line.self ?? null }));
}
