const haltedSql = `SELECT EXISTS (SELECT 1 FROM audit_mismatches WHERE second_by IS NULL) AS halted`;

/**
 * True while the log does not bear out its anchor and two people have not acknowledged it:
 * no link is used, no window opens and no ballot is opened meanwhile.
 */
export async function isHalted(db: D1Database): Promise<boolean> {
  const row = await db.prepare(haltedSql).first<{ halted: number }>();
  return row?.halted === 1;
}
