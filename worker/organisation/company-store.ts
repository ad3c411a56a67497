import { fail, ok, type Result } from '../../shared/result.ts';
import { commitAudited } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';

/** The company whose appraisal this is. */
export interface Company {
  name: string;
  /** IANA name; all dates are shown and typed in it. */
  timeZone: string;
}

/** The company as HR keeps it. */
export interface CompanySettings extends Company {
  revision: number;
  /** True once there is a window: its times and its manifest are in this zone. */
  timeZoneFixed: boolean;
}

const readSql = 'SELECT name, time_zone AS timeZone FROM company';
const settingsSql = `SELECT name, time_zone AS timeZone, revision,
  EXISTS (SELECT 1 FROM windows) AS timeZoneFixed FROM company`;
const updateSql = `UPDATE company SET name = ?1, time_zone = ?2, revision = revision + 1
  WHERE revision = ?3`;

/** The company; there is one since set-up. */
export async function readCompany(db: D1Database): Promise<Company> {
  const row = await db.prepare(readSql).first<Company>();
  if (row === null) throw new Error('company is not set up');
  return row;
}

/** The company with what HR needs to change it. */
export async function readCompanySettings(db: D1Database): Promise<CompanySettings> {
  const row = await db
    .prepare(settingsSql)
    .first<Omit<CompanySettings, 'timeZoneFixed'> & { timeZoneFixed: number }>();
  if (row === null) throw new Error('company is not set up');
  return { ...row, timeZoneFixed: row.timeZoneFixed === 1 };
}

/** Renames the company or moves it to another time zone, the latter before the first window only. */
export async function changeCompany(
  db: D1Database,
  actor: string,
  { name, timeZone, revision }: Company & { revision: number },
): Promise<Result<undefined, 'revision_conflict' | 'time_zone_fixed'>> {
  try {
    const done = await commitAudited(
      db,
      {
        chain: 'appraisals',
        actor,
        action: 'change_company',
        subject: 'company',
        detail: { name, timeZone },
      },
      [db.prepare(updateSql).bind(name, timeZone, revision), expectChanges(db)],
    );
    return done === undefined ? fail('revision_conflict') : ok(undefined);
  } catch (error) {
    if (violates(error, 'time_zone_is_fixed')) return fail('time_zone_fixed');
    throw error;
  }
}
