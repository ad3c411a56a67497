/** The company whose appraisal this is. */
export interface Company {
  name: string;
  /** IANA name; all dates are shown and typed in it. */
  timeZone: string;
}

const readSql = 'SELECT name, time_zone AS timeZone FROM company';

/** The company; there is one since set-up. */
export async function readCompany(db: D1Database): Promise<Company> {
  const row = await db.prepare(readSql).first<Company>();
  if (row === null) throw new Error('company is not set up');
  return row;
}
