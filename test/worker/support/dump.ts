import { env } from 'cloudflare:workers';
import { listDueOverviews } from '../../../worker/windows/overview-store.ts';
import { refreshOverviews } from '../../../worker/windows/overviews.ts';

/**
 * Every row of every table, by table, BLOBs as hex: what somebody with the database has. What the
 * clock would work out anew of many windows, a few at a time, is worked out first: otherwise two
 * dumps differ by how much of it the calls between them happened to take on.
 */
export async function dumpDatabase(): Promise<Record<string, unknown[]>> {
  while ((await listDueOverviews(env.DB, 1)).length > 0) await refreshOverviews(env.DB);
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table'
     AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name`,
  ).all<{ name: string }>();
  const dump: Record<string, unknown[]> = {};
  for (const { name } of results) {
    const rows = await env.DB.prepare(`SELECT * FROM ${name}`).all();
    dump[name] = rows.results.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, printable(value)])),
    );
  }
  return dump;
}

/** As above, without the notes in the log that somebody was refused: the refusal's only trace. */
export async function dumpWithoutRefusals(): Promise<Record<string, unknown[]>> {
  const dump = await dumpDatabase();
  const isRefusal = (row: unknown) => (row as { action?: string }).action === 'refused';
  return { ...dump, audit_log: (dump['audit_log'] ?? []).filter((row) => !isRefusal(row)) };
}

function printable(value: unknown): unknown {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (!(bytes instanceof Uint8Array) && !Array.isArray(bytes)) return value;
  return Array.from(bytes as ArrayLike<number>, (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
