import { commitAudited } from '../audit/store.ts';
import { violates } from '../database.ts';
import { Problem } from '../http/problem.ts';
import { readWindow, type WindowRecord } from './window-store.ts';

/** The window, or the refusal window_unknown. */
export async function windowOr404(db: D1Database, windowId: string): Promise<WindowRecord> {
  const window = await readWindow(db, windowId);
  if (window === undefined) throw new Problem('window_unknown');
  return window;
}

/** Changes a window and notes it; revision_conflict when it is no longer as it was seen. */
export async function commitMove(
  db: D1Database,
  windowId: string,
  actor: string,
  action: string,
  statements: D1PreparedStatement[],
): Promise<void> {
  const entry = { chain: 'windows', actor, action, subject: windowId, detail: {} } as const;
  const done = await commitAudited(db, entry, statements);
  if (done === undefined) throw new Problem('revision_conflict');
}

/** The same of a draft, whose plan may name a department or a cycle that is not there. */
export async function commitDraft(
  db: D1Database,
  windowId: string,
  actor: string,
  action: string,
  statements: D1PreparedStatement[],
): Promise<void> {
  try {
    await commitMove(db, windowId, actor, action, statements);
  } catch (error) {
    if (violates(error, 'FOREIGN KEY')) throw new Problem('department_unknown');
    if (violates(error, 'department_has_no_survey')) throw new Problem('department_has_no_survey');
    throw error;
  }
}
