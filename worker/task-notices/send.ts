import { dayIn, dayOff } from '../../shared/calendar/working-days.ts';
import { digestOf } from '../../shared/task-notices/digest.ts';
import { isWorthTelling, standingOf, stillTold } from '../../shared/task-notices/standing.ts';
import { readNow } from '../accounts/store.ts';
import type { ConfiguredDelivery } from '../delivery/configured.ts';
import { readCompany } from '../organisation/company-store.ts';
import { listCompanyDays } from '../windows/company-day-store.ts';
import { type Digest, noticeMessage, type NoticeFacts } from './message.ts';
import {
  claim,
  drop,
  keptDays,
  listLost,
  listPlanned,
  listToLookAt,
  noteFailure,
  noteLook,
  noteSent,
  type PlannedNotice,
  type Recipient,
  tidyUp,
} from './notice-store.ts';
import { readWaiting, type Waiting } from './read-waiting.ts';
import { findNoticeSettings } from './setting-store.ts';

/** Hours from the company's hour on in which notices leave; what is not sent then waits for the next day. */
const morning = 4;
/** People that one minute's run looks at, and notices that it sends: a run has 1,000 calls of the database. */
const perRun = 30;
/** Seconds of rest after each failed try; after the last there is none more on that day. */
const rests = [5 * 60, 15 * 60, 45 * 60] as const;
/** Seconds after which nobody is sending a notice any more that was taken in hand. */
const longestSending = 5 * 60;

/** How notices leave, and where they lead. */
export interface NoticeDelivery extends ConfiguredDelivery {
  /** The console's origin; undefined where the operator named none. */
  origin: string | undefined;
}

/** What does not change during a run. */
interface Run {
  db: D1Database;
  /** The company's day, `YYYY-MM-DD`. */
  day: string;
  facts: NoticeFacts;
}

/**
 * Tells managers and reviewers what waits for them: on working days of the company, in the
 * morning, one message a person and day at most. Called every minute; missing a run or running
 * twice is harmless. A run that is cut short between handing a message over and noting it sends it
 * again only if the mail service tells repetitions.
 *
 * @param at unix seconds; the database's clock by default
 */
export async function sendTaskNotices(
  db: D1Database,
  delivery: NoticeDelivery,
  at?: number,
): Promise<void> {
  const settings = await findNoticeSettings(db);
  if (settings === undefined) return;
  const { name: company, timeZone } = await readCompany(db);
  const now = at ?? (await readNow(db));
  const hour = hourIn(timeZone, now);
  if (hour < settings.hour || hour >= settings.hour + morning) return;
  const day = dayIn(timeZone, now);
  // Also where none are sent any more: what is kept of earlier ones has its day.
  await tidyUp(db, day, dayIn(timeZone, now - keptDays * 24 * 60 * 60));
  if (!settings.isOn || delivery.deliver === undefined) return;
  const own = new Map((await listCompanyDays(db)).map((each) => [each.day, each.working]));
  if (dayOff(day, own) !== undefined) return;
  const run: Run = { db, day, facts: { company, timeZone, now, origin: delivery.origin } };
  await takeUpLost(run, delivery.tellsRepeats);
  const failures: unknown[] = [];
  // One person whose tasks cannot be read must not hold up the others.
  for (const recipient of await listToLookAt(db, day, perRun)) {
    await look(run, recipient).catch((error: unknown) => failures.push(error));
  }
  for (const notice of await listPlanned(db, day, now, perRun)) {
    const met = await send(run, delivery, notice).catch((error: unknown) => failures.push(error));
    // Once it cannot be reached, the others would only wait as long and fail as well.
    if (met === 'unreached') break;
  }
  // The platform counts this run as failed; all that could be done is done.
  if (failures.length > 0) throw failures[0];
}

/** Sees what waits for a person and notes whether there is something to tell. */
async function look({ db, day, facts }: Run, { person, told, toldOn }: Recipient): Promise<void> {
  const standing = standingOfAll(await readWaiting(db, person, facts.now), facts);
  await noteLook(db, day, person, {
    told: stillTold(told, standing),
    isToBeTold: isWorthTelling(told, toldOn, standing, day),
    now: facts.now,
  });
}

/** Sends one notice, worded by what waits at this moment. */
async function send(
  { db, day, facts }: Run,
  { deliver, tellsRepeats }: NoticeDelivery,
  { person, id, tries, email }: PlannedNotice,
): Promise<'done' | 'unreached'> {
  const waiting = await readWaiting(db, person, facts.now);
  const digest = digestOfAll(waiting);
  if (deliver === undefined || email === null || isEmpty(digest)) {
    await drop(db, day, person);
    return 'done';
  }
  if (!(await claim(db, day, person, facts.now, tries))) return 'done';
  const taken = await deliver({ ...noticeMessage(email, digest, facts), repeat: id });
  if (taken.ok) {
    await noteSent(db, day, person, standingOfAll(waiting, facts));
    return 'done';
  }
  const mayTryAgain =
    taken.reason === 'delivery_unavailable' || (taken.reason === 'fate_unknown' && tellsRepeats);
  const rest = mayTryAgain ? rests[tries] : undefined;
  await noteFailure(db, day, person, taken.reason, rest === undefined ? null : facts.now + rest);
  return taken.reason === 'address_refused' ? 'done' : 'unreached';
}

/** Takes up notices whose run was cut short, where that cannot bring anybody two. */
async function takeUpLost({ db, day, facts }: Run, tellsRepeats: boolean): Promise<void> {
  for (const { person, tries } of await listLost(db, day, facts.now - longestSending)) {
    const again = tellsRepeats && tries <= rests.length ? facts.now : null;
    await noteFailure(db, day, person, 'fate_unknown', again);
  }
}

function standingOfAll(waiting: readonly Waiting[], { now, timeZone }: NoticeFacts) {
  return standingOf(
    waiting.flatMap(({ tasks }) => tasks),
    now,
    timeZone,
  );
}

function digestOfAll(waiting: readonly Waiting[]): Digest {
  const digest: Digest = { own: [], standingIn: [] };
  for (const { standsIn, tasks } of waiting) {
    const lines = digestOf(tasks);
    if (standsIn === undefined) digest.own = lines;
    else if (lines.length > 0) digest.standingIn.push({ ...standsIn, lines });
  }
  return digest;
}

function isEmpty({ own, standingIn }: Digest): boolean {
  return own.length === 0 && standingIn.length === 0;
}

function hourIn(timeZone: string, at: number): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(hour.format(at * 1000));
}
