import { expectChanges } from '../database.ts';

/** A day that the company works or rests otherwise than the calendar says. */
export interface CompanyDay {
  /** `YYYY-MM-DD`. */
  day: string;
  working: boolean;
}

const listSql = 'SELECT day, working FROM company_days ORDER BY day';
const sameSql = `INSERT INTO expectation (holds)
  SELECT (SELECT working FROM company_days WHERE day = ?1) IS ?2`;
const setSql = `INSERT INTO company_days (day, working) VALUES (?1, ?2)
  ON CONFLICT (day) DO UPDATE SET working = excluded.working`;
const forgetSql = 'DELETE FROM company_days WHERE day = ?1';

/** All days of the company's own, earliest first. */
export async function listCompanyDays(db: D1Database): Promise<CompanyDay[]> {
  const { results } = await db.prepare(listSql).all<{ day: string; working: number }>();
  return results.map(({ day, working }) => ({ day, working: working === 1 }));
}

/** Statements that set a day, or leave it to the calendar (null), if it still is as it was seen. */
export function setCompanyDay(
  db: D1Database,
  day: string,
  seen: boolean | null,
  wanted: boolean | null,
): D1PreparedStatement[] {
  const stored = (value: boolean | null) => (value === null ? null : Number(value));
  return [
    db.prepare(sameSql).bind(day, stored(seen)),
    wanted === null
      ? db.prepare(forgetSql).bind(day)
      : db.prepare(setSql).bind(day, stored(wanted)),
    expectChanges(db),
  ];
}
