import { dueOf, inOrderOfUrgency, type RoleTask } from '../waiting/role-tasks.ts';

/** How a notice counts what waits. */
export type DigestKind =
  | 'sheet'
  | 'revise'
  | 'carry_out'
  | 'approve_plan'
  | 'audit_sheet'
  | 'approve'
  | 'request'
  | 'survey'
  | 'sign_total'
  | 'answer_objection';

/** Tasks of one kind: how many, and the earliest day by which one should be done. */
export interface DigestLine {
  kind: DigestKind;
  count: number;
  /** Unix seconds; undefined where none has a day. */
  due: number | undefined;
}

const KINDS: Readonly<Record<RoleTask['kind'], DigestKind>> = {
  sheet: 'sheet',
  older_sheets: 'sheet',
  revise: 'revise',
  carry_out: 'carry_out',
  approve_plan: 'approve_plan',
  audit_sheet: 'audit_sheet',
  approve: 'approve',
  request: 'request',
  // How far a survey is depends on what came of it.
  tally: 'survey',
  audit: 'survey',
  sign_total: 'sign_total',
  answer_objection: 'answer_objection',
};

/** Tasks counted by kind, the most urgent kind first; no name of anything. */
export function digestOf(tasks: readonly RoleTask[]): DigestLine[] {
  const lines = new Map<DigestKind, DigestLine>();
  for (const task of inOrderOfUrgency(tasks)) {
    const kind = KINDS[task.kind];
    const count = task.kind === 'older_sheets' ? task.count : 1;
    const line = lines.get(kind);
    // The first of a kind is its most urgent one.
    if (line === undefined) lines.set(kind, { kind, count, due: dueOf(task) });
    else line.count += count;
  }
  return [...lines.values()];
}
