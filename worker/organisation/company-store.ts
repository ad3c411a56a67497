import type { Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';

/** The company whose appraisal this is. */
export interface Company {
  name: string;
  /** IANA name; all dates are shown and typed in it. */
  timeZone: string;
}

/** What the notice to raters says of the company. */
export interface CompanyNotice {
  /** Whom to ask about personal information; empty for HR. */
  privacyContact: string;
  /** Months for which data are kept after a cycle's end, 1 to 60. */
  retentionMonths: number;
}

/** The company as HR keeps it. */
export interface CompanySettings extends Company, CompanyNotice {
  revision: number;
  /** True once there is a window: its times and its manifest are in this zone. */
  timeZoneFixed: boolean;
}

const readSql = 'SELECT name, time_zone AS timeZone FROM company';
const settingsSql = `SELECT name, time_zone AS timeZone, revision,
  privacy_contact AS privacyContact, retention_months AS retentionMonths,
  EXISTS (SELECT 1 FROM windows) AS timeZoneFixed FROM company`;
const updateSql = `UPDATE company SET name = ?1, time_zone = ?2, revision = revision + 1,
    privacy_contact = coalesce(?4, privacy_contact),
    retention_months = coalesce(?5, retention_months)
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

/**
 * Changes the company's settings; its time zone before the first window only. What the notice says
 * holds for windows that are prepared from then on.
 */
export async function changeCompany(
  db: D1Database,
  actor: string,
  change: Company & Partial<CompanyNotice> & { revision: number },
): Promise<Result<undefined, 'revision_conflict' | 'time_zone_fixed'>> {
  const { revision, ...detail } = change;
  const { name, timeZone, privacyContact, retentionMonths } = detail;
  return commitOrRefuse(
    db,
    {
      chain: 'appraisals',
      actor,
      action: 'change_company',
      subject: 'company',
      detail,
    },
    [
      db
        .prepare(updateSql)
        .bind(name, timeZone, revision, privacyContact ?? null, retentionMonths ?? null),
      expectChanges(db),
    ],
    { otherwise: 'revision_conflict', time_zone_is_fixed: 'time_zone_fixed' },
  );
}
