import * as v from 'valibot';
import { dayIn } from '../../shared/calendar/working-days.ts';
import { canonicalJsonBytes } from '../../shared/rating-protocol/canonical-json.ts';
import { anchorHeads } from '../audit/anchor.ts';
import { commitAudited } from '../audit/store.ts';
import { certificateHash, keepCertificate, listCertified, readCertificate } from './certificate.ts';
import {
  announceForgetting,
  completeForgetting,
  completeForgettingAgain,
  forget,
  type Leaver,
  type LeaverFacts,
  listForgettable,
  listForgotten,
  listNotForgotten,
  readLeavers,
} from './leaver-store.ts';
import { announcedBefore, purgeDueAt, purgeFrom } from './purge-due.ts';

/** What a certificate says of those who were forgotten. */
const certifiedSchema = v.object({ people: v.array(v.string()) });

/** People that one run forgets of a month at most. */
const peoplePerRun = 200;
/** More seconds than any month has. */
const longerThanAMonth = 32 * 86_400;

/** Those who left in one month of the company, with what becomes of what is known of them. */
export interface LeaverMonth {
  /** `YYYY-MM`. */
  month: string;
  people: number;
  /** When they have been kept as long as a cycle of the month in which they left. */
  dueAt: number;
  forgetFrom: number;
  /** `waits`: due and announced, but something that is kept still needs some of them. */
  state: 'kept' | 'announced' | 'waits' | 'done';
  doneAt: number | null;
}

interface Month extends LeaverMonth {
  ids: string[];
  announcedAt: number | null;
}

function monthsOf({ company, now, leavers, forgettings }: LeaverFacts): Month[] {
  const idsByMonth = new Map<string, string[]>(forgettings.map(({ month }) => [month, []]));
  for (const { id, endedAt } of leavers) {
    const month = monthOf(company.timeZone, endedAt);
    idsByMonth.set(month, [...(idsByMonth.get(month) ?? []), id]);
  }
  return [...idsByMonth]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, ids]) => {
      const known = forgettings.find((each) => each.month === month);
      const dueAt = purgeDueAt(month, company.months, company.timeZone);
      const forgetFrom = purgeFrom(dueAt, known?.announcedAt ?? now);
      const open = known === undefined ? 'kept' : forgetFrom <= now ? 'waits' : 'announced';
      return {
        month,
        ids,
        people: known?.people ?? ids.length,
        dueAt,
        forgetFrom,
        announcedAt: known?.announcedAt ?? null,
        doneAt: known?.doneAt ?? null,
        state: known?.doneAt === null || known === undefined ? open : 'done',
      };
    });
}

function monthOf(timeZone: string, at: number): string {
  return dayIn(timeZone, at).slice(0, 7);
}

/** All months in which people left, earliest first. */
export async function readLeaverMonths(db: D1Database): Promise<LeaverMonth[]> {
  return monthsOf(await readLeavers(db)).map(
    ({ ids: _ids, announcedAt: _announcedAt, ...month }) => month,
  );
}

/**
 * Announces which leavers are forgotten within 30 days, and forgets those who are due, have been
 * announced for as long, and are needed by nothing that is kept; a held cycle keeps its people.
 * Called by the clock; doing it twice is harmless, and what was interrupted goes on the next time.
 */
export async function forgetLeavers(db: D1Database, bucket: R2Bucket): Promise<void> {
  const facts = await readLeavers(db);
  for (const { month, ids, dueAt, forgetFrom, announcedAt, doneAt } of monthsOf(facts)) {
    if (announcedAt === null && dueAt - announcedBefore <= facts.now) {
      const detail = { people: ids.length, dueAt };
      await note(db, 'announce_forgetting', month, detail, announceForgetting(db, month));
    }
    if (announcedAt === null || doneAt !== null || forgetFrom > facts.now) continue;
    const some = await listForgettable(db, ids, peoplePerRun);
    if (some.length > 0) await forget(db, some);
    if (some.length === ids.length)
      await complete(db, bucket, facts, { month, dueAt, announcedAt });
  }
}

async function complete(
  db: D1Database,
  bucket: R2Bucket,
  { company, now }: LeaverFacts,
  facts: { month: string; dueAt: number; announcedAt: number },
): Promise<void> {
  const { month } = facts;
  const until = purgeDueAt(month, 0, company.timeZone) - 1;
  const forgotten = await listForgotten(db, { from: until - longerThanAMonth, until });
  const people = forgotten
    .filter(({ endedAt }: Leaver) => monthOf(company.timeZone, endedAt) === month)
    .map(({ id }) => id);
  const certificate = new TextDecoder().decode(
    canonicalJsonBytes({
      ...facts,
      certificate: 'niping forgetting',
      version: 1,
      company: company.name,
      retentionMonths: company.months,
      completedAt: now,
      // Random ids, which say nothing once nothing is known of them; by them they are found again
      // in a database that is put back.
      people,
    }),
  );
  const kept = await keepCertificate(bucket, month, certificate, 'forgotten');
  const detail = { certificate: await certificateHash(kept), people: people.length };
  await note(db, 'complete_forgetting', month, detail, completeForgetting(db, month, kept));
}

/**
 * Forgets again whom an older database that was put back knows again, whatever it says of them.
 * Costs one list of R2 while nobody was ever forgotten.
 */
export async function forgetWhoCameBack(db: D1Database, bucket: R2Bucket): Promise<void> {
  const months = await listCertified(bucket, 'forgotten');
  if (months.length === 0) return;
  const back = await listNotForgotten(db, months);
  if (back.length > 0) await anchorHeads(db, bucket);
  for (const month of back) {
    const certificate = await readCertificate(bucket, month, 'forgotten');
    if (certificate === undefined) continue;
    await forget(db, v.parse(certifiedSchema, JSON.parse(certificate)).people);
    const detail = { certificate: await certificateHash(certificate) };
    const done = completeForgettingAgain(db, month, certificate);
    await note(db, 'forget_again', month, detail, done);
  }
}

async function note(
  db: D1Database,
  action: string,
  subject: string,
  detail: Record<string, string | number>,
  statements: D1PreparedStatement[],
): Promise<void> {
  await commitAudited(
    db,
    { chain: 'appraisals', actor: 'system', action, subject, detail },
    statements,
  );
}
