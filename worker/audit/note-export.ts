import { commitAudited } from './store.ts';

/** What is taken out as a file, as the log names it. */
type ExportAction =
  | 'export_certificate'
  | 'export_departments'
  | 'export_log'
  | 'export_people'
  | 'export_service_map';

/** Notes that somebody takes something out as a file: in the chain of who looked. */
export async function noteExport(
  db: D1Database,
  actor: string,
  action: ExportAction,
  subject: string,
): Promise<void> {
  await commitAudited(db, { chain: 'views', actor, action, subject, detail: {} }, []);
}
