import { env } from 'cloudflare:workers';
import { listDueOverviews } from '../../../worker/windows/overview-store.ts';
import { refreshOverviews } from '../../../worker/windows/overviews.ts';
import { readAll } from '../../support/tables.ts';

/**
 * Every row of every table, by table, BLOBs as hex: what somebody with the database has. What the
 * clock would work out anew of many windows, a few at a time, is worked out first: otherwise two
 * dumps differ by how much of it the calls between them happened to take on.
 */
export async function dumpDatabase(): Promise<Record<string, unknown[]>> {
  while ((await listDueOverviews(env.DB, 1)).length > 0) await refreshOverviews(env.DB);
  const { tables, rows } = await readAll(
    env.DB,
    (column) => `iif(typeof(${column}) = 'blob', lower(hex(${column})), ${column})`,
  );
  return Object.fromEntries(tables.map(({ name }) => [name, rows.get(name) ?? []]));
}

/** As above, without the notes in the log that somebody was refused: the refusal's only trace. */
export async function dumpWithoutRefusals(): Promise<Record<string, unknown[]>> {
  const dump = await dumpDatabase();
  const isRefusal = (row: unknown) => (row as { action?: string }).action === 'refused';
  return { ...dump, audit_log: (dump['audit_log'] ?? []).filter((row) => !isRefusal(row)) };
}
