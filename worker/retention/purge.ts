import { commitAudited } from '../audit/store.ts';
import { readCompany } from '../organisation/company-store.ts';
import { destroyKeys, type KeyVault, listKeyOwners } from '../windows/key-vault.ts';
import {
  certificateHash,
  keepCertificate,
  readCertificate,
  writeCertificate,
} from './certificate.ts';
import { announcedBefore } from './purge-due.ts';
import {
  beginPurge,
  beginPurgeAgain,
  completePurge,
  listLeftSurveys,
  listRunningPurges,
  purgeLinks,
  purgeRest,
  purgeSurvey,
  readKeyOwners,
} from './purge-store.ts';
import { announcePurge, purgeByAge, readKeptCycles } from './retention-store.ts';

/** Surveys and links that one slice of a purge deletes. */
const surveysPerSlice = 25;
const linksPerSlice = 2000;

/** Announces the purges of the next 30 days and begins those that are due; by the database's clock. */
export async function announceAndBegin(db: D1Database): Promise<void> {
  await purgeByAge(db);
  const { now, cycles } = await readKeptCycles(db);
  for (const cycle of cycles) {
    if (cycle.state === 'kept' && cycle.dueAt - announcedBefore <= now) {
      const detail = { label: cycle.label, dueAt: cycle.dueAt };
      await note(db, 'announce_purge', cycle.id, detail, announcePurge(db, cycle.id));
    }
    if (cycle.state === 'announced' && cycle.purgeFrom <= now) {
      const begun = beginPurge(db, cycle.id, cycle.purgeFrom);
      await note(db, 'begin_purge', cycle.id, { label: cycle.label }, begun);
    }
  }
}

/** Does a slice of every purge that has begun; what failed is tried again by the next run. */
export async function continuePurges(db: D1Database, vault: KeyVault): Promise<Error[]> {
  const failures: Error[] = [];
  for (const cycle of await listRunningPurges(db)) {
    try {
      await purgeSlice(db, vault, cycle);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error('purge failed'));
    }
  }
  return failures;
}

/** Begins to purge a cycle again that came back with an older database. */
export async function purgeAgain(db: D1Database, vault: KeyVault, cycle: string): Promise<void> {
  const certificate = await readCertificate(vault.bucket, cycle);
  if (certificate === undefined) return;
  const detail = { certificate: await certificateHash(certificate) };
  await note(db, 'purge_again', cycle, detail, beginPurgeAgain(db, cycle, certificate));
}

/**
 * Does one slice of a purge that has begun; true when it is done. The keys of
 * surveys go first, so that what raters wrote is unreadable from then on, wherever copies of it
 * lie; the key of what staff wrote goes last. A crash anywhere, or two runs
 * at once, only repeat a part that is harmless to repeat.
 */
export async function purgeSlice(db: D1Database, vault: KeyVault, cycle: string): Promise<boolean> {
  await destroyCycleKeys(db, vault, cycle);
  const surveys = await listLeftSurveys(db, cycle, surveysPerSlice);
  for (const survey of surveys) await purgeSurvey(db, survey);
  if (surveys.length === surveysPerSlice) return false;
  if (!(await purgeLinks(db, cycle, linksPerSlice))) return false;
  await purgeRest(db, cycle);
  // After the rows, not before: a sheet that is still there could not be shown without it.
  await destroyKeys(vault, 'words', [cycle]);
  await complete(db, vault, cycle);
  return true;
}

async function destroyCycleKeys(db: D1Database, vault: KeyVault, cycle: string): Promise<void> {
  const owners = await readKeyOwners(db, cycle);
  for (const purpose of ['evidence', 'survey-keys', 'link-key'] as const) {
    const present = (await listKeyOwners(vault, purpose)).filter((owner) => owners.has(owner));
    await destroyKeys(vault, purpose, present);
  }
}

/** Writes the certificate, in R2 first: what R2 says was purged stays purged. */
async function complete(db: D1Database, vault: KeyVault, id: string): Promise<void> {
  const { now, cycles } = await readKeptCycles(db, id);
  const cycle = cycles[0];
  if (cycle?.state !== 'running') return;
  if (cycle.counts === null || cycle.announcedAt === null || cycle.startedAt === null) return;
  const certificate = writeCertificate({
    company: (await readCompany(db)).name,
    cycle: { id, kind: cycle.kind, label: cycle.label },
    retentionMonths: cycle.retentionMonths,
    dueAt: cycle.dueAt,
    announcedAt: cycle.announcedAt,
    startedAt: cycle.startedAt,
    completedAt: now,
    counts: cycle.counts,
  });
  const kept = await keepCertificate(vault.bucket, id, certificate);
  const detail = { certificate: await certificateHash(kept) };
  await note(db, 'complete_purge', id, detail, completePurge(db, id, kept));
}

/** Commits what the clock does to a cycle with its entry; nothing when somebody was faster. */
async function note(
  db: D1Database,
  action: string,
  subject: string,
  detail: Record<string, string | number>,
  statements: D1PreparedStatement[],
): Promise<void> {
  await commitAudited(
    db,
    { chain: 'windows', actor: 'system', action, subject, detail },
    statements,
  );
}
