import { nanoid } from 'nanoid';
import type { FormVersion } from '../../shared/form/form-version.ts';
import { canonicalJsonBytes } from '../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges, violates } from '../database.ts';

/** What is kept in versions, with what each version holds. */
export interface VersionContents {
  form: FormVersion;
  policy: ScoringPolicy;
}
export type VersionKind = keyof VersionContents;

/** A version without its content. Once a cycle uses it, it never changes again. */
export interface VersionSummary {
  number: number;
  revision: number;
  /** Labels of the cycles that use it, the latest first. */
  cycles: string[];
  /** Name of who changed it last and when, unix seconds; null for what set-up made. */
  changedBy: string | null;
  changedAt: number | null;
}

/** A version as it is stored. */
export interface Version<K extends VersionKind> extends VersionSummary {
  content: VersionContents[K];
}

/** Why a version cannot be changed or dropped. */
export type VersionRefusal = 'version_unknown' | 'version_frozen' | 'revision_conflict';

function statementsOf(table: 'form_versions' | 'scoring_policies', used: string) {
  const select = `SELECT v.number, v.revision, v.changed_at AS changedAt, p.name AS changedBy,
      v.content, (SELECT json_group_array(label)
        FROM (SELECT label FROM cycles WHERE ${used} = v.id ORDER BY label DESC)) AS cycles
    FROM ${table} v LEFT JOIN people p ON p.id = v.changed_by`;
  return {
    list: `${select} ORDER BY v.number DESC`,
    one: `${select} WHERE v.number = ?1`,
    insert: `INSERT INTO ${table} (id, number, content, revision, changed_by, changed_at)
      SELECT ?1, ?2, ?3, 1, ?4, unixepoch()
      WHERE ?2 = (SELECT coalesce(max(number), 0) + 1 FROM ${table})`,
    update: `UPDATE ${table} SET content = ?3, revision = revision + 1,
      changed_by = ?4, changed_at = unixepoch() WHERE number = ?1 AND revision = ?2`,
    drop: `DELETE FROM ${table} WHERE number = ?1 AND revision = ?2`,
  };
}

const statements = {
  form: statementsOf('form_versions', 'form_version_id'),
  policy: statementsOf('scoring_policies', 'scoring_policy_id'),
};

type Row = Omit<VersionSummary, 'cycles'> & { cycles: string; content: string };

function versionOf<K extends VersionKind>(row: Row): Version<K> {
  return {
    ...row,
    cycles: JSON.parse(row.cycles) as string[],
    content: JSON.parse(row.content) as VersionContents[K],
  };
}

/** All versions, the newest first. There are a handful in a company's life. */
export async function listVersions<K extends VersionKind>(
  db: D1Database,
  kind: K,
): Promise<Version<K>[]> {
  const { results } = await db.prepare(statements[kind].list).all<Row>();
  return results.map((row) => versionOf<K>(row));
}

/** The version with this number. */
export async function readVersion<K extends VersionKind>(
  db: D1Database,
  kind: K,
  number: number,
): Promise<Result<Version<K>, 'version_unknown'>> {
  const row = await db.prepare(statements[kind].one).bind(number).first<Row>();
  return row === null ? fail('version_unknown') : ok(versionOf<K>(row));
}

/**
 * Makes the next version (from revision 0), or changes one that no cycle uses. The same content
 * sent again is granted again. @returns the new revision
 */
export async function saveVersion<K extends VersionKind>(
  db: D1Database,
  actor: string,
  kind: K,
  revision: number,
  content: VersionContents[K],
): Promise<Result<number, VersionRefusal>> {
  const { number } = content;
  const text = JSON.stringify(content);
  const before = await readVersion(db, kind, number);
  if (before.ok && JSON.stringify(before.value.content) === text) return ok(before.value.revision);
  if (revision > 0) {
    if (!before.ok) return before;
    if (before.value.cycles.length > 0) return fail('version_frozen');
  }
  const statement =
    revision === 0
      ? db.prepare(statements[kind].insert).bind(nanoid(), number, text, actor)
      : db.prepare(statements[kind].update).bind(number, revision, text, actor);
  const fingerprint = encodeBase64url(await sha256(canonicalJsonBytes(content)));
  const entry = { action: `save_${kind}_version`, revision: revision + 1, fingerprint };
  const saved = await commitVersion(db, actor, number, entry, statement);
  return saved.ok ? ok(revision + 1) : saved;
}

/** Drops a version that no cycle uses; one always stays. */
export async function dropVersion(
  db: D1Database,
  actor: string,
  kind: VersionKind,
  number: number,
  revision: number,
): Promise<Result<undefined, VersionRefusal | 'version_is_the_last'>> {
  const before = await readVersion(db, kind, number);
  if (!before.ok) return before;
  if (before.value.cycles.length > 0) return fail('version_frozen');
  const entry = { action: `drop_${kind}_version`, revision };
  const statement = db.prepare(statements[kind].drop).bind(number, revision);
  try {
    return await commitVersion(db, actor, number, entry, statement);
  } catch (error) {
    if (violates(error, 'version_is_the_last')) return fail('version_is_the_last');
    throw error;
  }
}

async function commitVersion(
  db: D1Database,
  actor: string,
  number: number,
  { action, ...detail }: { action: string; revision: number; fingerprint?: string },
  statement: D1PreparedStatement,
): Promise<Result<undefined, 'version_frozen' | 'revision_conflict'>> {
  return commitOrRefuse(
    db,
    { chain: 'appraisals', actor, action, subject: String(number), detail },
    [statement, expectChanges(db)],
    {
      otherwise: 'revision_conflict',
      // A cycle took the version into use since it was read.
      version_is_frozen: 'version_frozen',
    },
  );
}
