const readSql = `SELECT manifest FROM windows WHERE manifest_hash = ?1
  UNION ALL SELECT manifest FROM surveys WHERE manifest_hash = ?1`;

/** The canonical text of the manifest with this SHA-256, or undefined. */
export async function readManifest(db: D1Database, hash: Uint8Array): Promise<string | undefined> {
  const row = await db.prepare(readSql).bind(hash).first<{ manifest: string }>();
  return row?.manifest;
}
