import type { FormVersion } from '../../shared/form/form-version.ts';
import type { WindowState } from '../../shared/wire/window-states.ts';
import { expectChanges } from '../database.ts';
import { bytesOf } from '../database.ts';

/** How far a window's preparation is, and a few of the surveys that have no keys yet. */
export interface PreparationSlice {
  state: WindowState;
  /** Surveys that take part. */
  keysNeeded: number;
  /** Surveys of these that have their keys. */
  keysMade: number;
  surveys: { id: string; department: string; links: number }[];
}

// In random order: two who make keys at once hardly make the same ones.
const sliceSql = `SELECT w.state,
    (SELECT count(*) FROM surveys WHERE window_id = w.id AND approval = 'approved') AS needed,
    (SELECT count(*) FROM surveys WHERE window_id = w.id AND approval = 'approved'
       AND keys <> 'none') AS made,
    (SELECT json_group_array(json_object('id', id, 'department', department_id, 'links', links))
       FROM (SELECT s.id, s.department_id,
           (SELECT total(wc.links) FROM survey_clients sc
              JOIN window_clients wc ON wc.window_id = w.id AND wc.department_id = sc.department_id
              WHERE sc.survey_id = s.id) AS links
         FROM surveys s WHERE s.window_id = w.id AND s.approval = 'approved' AND s.keys = 'none'
         ORDER BY random() LIMIT ?2)) AS surveys
  FROM windows w WHERE w.id = ?1`;

/** Reads no more of a window than making the next `most` keys needs; undefined if there is none. */
export async function readPreparation(
  db: D1Database,
  windowId: string,
  most: number,
): Promise<PreparationSlice | undefined> {
  const row = await db
    .prepare(sliceSql)
    .bind(windowId, most)
    .first<{ state: WindowState; needed: number; made: number; surveys: string }>();
  if (row === null) return undefined;
  return {
    state: row.state,
    keysNeeded: row.needed,
    keysMade: row.made,
    surveys: JSON.parse(row.surveys) as PreparationSlice['surveys'],
  };
}

const preparingSql = "SELECT id FROM windows WHERE state = 'preparing' ORDER BY opens_at LIMIT 1";

/** The window whose keys somebody has begun to make and that opens first. */
export async function readWindowInPreparation(db: D1Database): Promise<string | undefined> {
  const row = await db.prepare(preparingSql).first<{ id: string }>();
  return row?.id;
}

const saveSurveySql = `UPDATE surveys SET signing_key = ?2, sealing_key = ?3, links_issued = ?4,
    manifest = ?5, manifest_hash = ?6, keys = 'made'
  WHERE id = ?1 AND keys = 'none' AND approval = 'approved' AND state = 'pending'`;

/** Stores the public half of a survey's keys and its manifest; no change if they are there. */
export async function savePreparedSurvey(
  db: D1Database,
  surveyId: string,
  prepared: {
    signingKey: Uint8Array;
    sealingKey: Uint8Array;
    linksIssued: number;
    manifest: string;
    manifestHash: Uint8Array;
  },
): Promise<void> {
  const { signingKey, sealingKey, linksIssued, manifest, manifestHash } = prepared;
  await db
    .prepare(saveSurveySql)
    .bind(surveyId, signingKey, sealingKey, linksIssued, manifest, manifestHash)
    .run();
}

const hashesSql = `SELECT id, manifest_hash FROM surveys
  WHERE window_id = ?1 AND approval = 'approved' AND keys = 'made'`;

/** Manifest hashes of the window's prepared surveys. */
export async function readManifestHashes(
  db: D1Database,
  windowId: string,
): Promise<Map<string, Uint8Array>> {
  const { results } = await db
    .prepare(hashesSql)
    .bind(windowId)
    .all<{ id: string; manifest_hash: ArrayBuffer }>();
  return new Map(results.map((row) => [row.id, bytesOf(row.manifest_hash)]));
}

const formSql = `SELECT f.content FROM cycles c JOIN form_versions f ON f.id = c.form_version_id
  WHERE c.id = ?1`;

/** The form version that a cycle uses. */
export async function readFormOfCycle(db: D1Database, cycleId: string): Promise<FormVersion> {
  const row = await db.prepare(formSql).bind(cycleId).first<{ content: string }>();
  if (row === null) throw new Error('cycle without form version');
  return JSON.parse(row.content) as FormVersion;
}

const freezeSql = `UPDATE windows SET state = 'ready', revision = revision + 1,
    manifest = ?2, manifest_hash = ?3
  WHERE id = ?1 AND state = 'preparing'`;

/** Statements that freeze the manifest of a window whose keys are all made. */
export function freezeWindow(
  db: D1Database,
  windowId: string,
  manifest: string,
  manifestHash: Uint8Array,
): D1PreparedStatement[] {
  return [db.prepare(freezeSql).bind(windowId, manifest, manifestHash), expectChanges(db)];
}
