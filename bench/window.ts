import { setTimeout as sleep } from 'node:timers/promises';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { openLink, rate } from '../scripts/client/rater-client.ts';
import {
  setUpCompany,
  signIn,
  signInAgain,
  type StaffClient,
} from '../scripts/client/staff-client.ts';
import type { IssuedLink } from '../scripts/client/window.ts';
import { type CompanySize, draftFields, fillCompany } from './console.ts';

/** A product that can be killed and started again on what it left. */
export interface Restartable {
  url: string;
  env: { DB: D1Database; KEYS: R2Bucket };
  kill(): Promise<void>;
}

/** What one step of a window took. */
export interface Step {
  what: string;
  /** Milliseconds in all, without those of starting the runtime again. */
  elapsed: number;
  calls: number;
  /** Milliseconds of the slowest call. */
  slowest: number;
}

/** The life of one window over all departments. */
export interface WindowFigures {
  steps: Step[];
  links: number;
  ballots: number;
  /** Surveys whose keys were there when the runtime was killed. */
  keysWhenKilled: number;
  /** Surveys that were tallied when it was killed again. */
  talliedWhenKilled: number;
}

/** Every how many-th client department sends a rater; each survey gets five ballots or six. */
const everyClient = 3;
/** Raters who answer at the same time. */
const atOnce = 8;
/** Milliseconds after which a slice of key making has begun and not ended. */
const midSlice = 400;
/** Slices of key making after which something is wrong. */
const mostSlices = 500;

/** The product with its people, started again on another port after each kill. */
class Bench {
  readonly #start: () => Promise<Restartable>;
  readonly #people = new Map<string, StaffClient>();
  product: Restartable;

  constructor(start: () => Promise<Restartable>, product: Restartable) {
    this.#start = start;
    this.product = product;
  }

  async enter(name: string, token: string): Promise<void> {
    this.#people.set(name, await signIn(fetch, this.product.url, token));
  }

  as(name: string): StaffClient {
    const known = this.#people.get(name);
    if (known === undefined) throw new Error(`${name} is not signed in`);
    return known;
  }

  /** Signs somebody in anew: the address is another one, and grave steps want it recent. */
  async enterAgain(name: string): Promise<StaffClient> {
    const { passkey } = this.as(name);
    if (passkey === undefined) throw new Error(`${name} has no passkey`);
    const client = await signInAgain(fetch, this.product.url, passkey);
    this.#people.set(name, client);
    return client;
  }

  /** Kills the runtime while `work` is under way, and starts it again. */
  async killDuring(work: () => Promise<unknown>, after: number): Promise<void> {
    const asked = work().catch(() => undefined);
    await sleep(after);
    await this.product.kill();
    await asked;
    this.product = await this.#start();
  }

  async count(sql: string): Promise<number> {
    const row = await this.product.env.DB.prepare(sql).first<{ n: number }>();
    return row?.n ?? 0;
  }
}

/** Times calls one after the other as one step. */
async function step(
  steps: Step[],
  what: string,
  run: (call: <T>(work: () => Promise<T>) => Promise<T>) => Promise<void>,
): Promise<void> {
  const times: number[] = [];
  await run(async (work) => {
    const start = performance.now();
    const answer = await work();
    times.push(performance.now() - start);
    return answer;
  });
  const elapsed = times.reduce((sum, time) => sum + time, 0);
  steps.push({ what, elapsed, calls: times.length, slowest: Math.max(0, ...times) });
}

/** Casts the ballots of some clients' raters for everything that their links cover. */
async function rateAll(links: readonly IssuedLink[]): Promise<number> {
  const first = new Map(links.map((link) => [link.department, link]));
  const departments = [...first.keys()].toSorted();
  const waiting = departments.flatMap((department, at) => {
    const link = first.get(department);
    return at % everyClient > 0 || link === undefined ? [] : [link.link];
  });
  let ballots = 0;
  const work = async (): Promise<void> => {
    for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
      const opened = await openLink(fetch, link);
      for (const survey of opened.surveys) {
        const ratings = Array.from(
          { length: 9 },
          (_, indicator) => 6 + ((ballots + indicator) % 5),
        );
        await rate(fetch, opened, survey, { ratings, texts: Array<string>(9).fill('响应及时') });
        ballots += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ballots;
}

/**
 * Leads one window over all departments of a company from its draft to the tally of its last
 * survey. The runtime is killed while half of the keys are made, while links are made, and half way
 * through the tally; everything is asked for again, and nothing may be missing or there twice.
 */
export async function measureWindow(
  start: () => Promise<Restartable>,
  setupCode: string,
  size: CompanySize,
  say: (line: string) => void,
): Promise<WindowFigures> {
  const bench = new Bench(start, await start());
  const steps: Step[] = [];
  const token = await setUpCompany(fetch, bench.product.url, {
    code: setupCode,
    company: '示例通信有限公司',
    timeZone: 'Asia/Shanghai',
    number: 'H1',
    name: '何人事',
  });
  await bench.enter('hr', token);
  await fillCompany(bench.product.env.DB, size);
  const { results: reviewers } = await bench.product.env.DB.prepare(
    "SELECT DISTINCT person_id AS id FROM role_grants WHERE role = 'reviewer'",
  ).all<{ id: string }>();
  for (const { id } of reviewers) {
    const link = await bench.as('hr').post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
    await bench.enter(id, link.token);
  }

  const now = Math.floor(Date.now() / 1000);
  const plan = await draftFields(bench.as('hr'), { opensAt: now - 5, closesAt: now + 7200 });
  let window = '';
  await step(steps, 'draft, looked at and submitted', async (call) => {
    const hr = bench.as('hr');
    ({ id: window } = await call(() => hr.post<{ id: string }>('/hr/windows', plan)));
    const { revision } = await call(() => hr.get<{ revision: number }>(`/hr/windows/${window}`));
    await call(() => hr.post(`/hr/windows/${window}/submit`, { revision }));
  });
  await step(steps, `approved by ${reviewers.length} reviewers`, async (call) => {
    for (const { id } of reviewers) {
      const reviewer = bench.as(id);
      const { surveysToApprove } = await call(() =>
        reviewer.get<{ surveysToApprove: { survey: string }[] }>('/reviewer/tasks'),
      );
      const surveys = surveysToApprove.map(({ survey }) => survey);
      await call(() => reviewer.post(`/reviewer/windows/${window}/approve`, { surveys }));
    }
  });

  say('Keys, links …');
  const madeSql = "SELECT count(*) AS n FROM surveys WHERE keys = 'made'";
  let keysWhenKilled = 0;
  await step(steps, 'keys, killed half way', async (call) => {
    const prepare = () => bench.as('hr').post<{ state: string }>(`/hr/windows/${window}/prepare`);
    for (let slice = 0; (await bench.count(madeSql)) < size.departments / 2; slice += 1) {
      if (slice > mostSlices) throw new Error('the keys come to no end');
      await call(prepare);
    }
    await bench.killDuring(prepare, midSlice);
    keysWhenKilled = await bench.count(madeSql);
    await bench.enterAgain('hr');
    for (let slice = 0; ; slice += 1) {
      if (slice > mostSlices) throw new Error('the keys come to no end');
      if ((await call(prepare)).state === 'ready') break;
    }
  });
  let links: IssuedLink[] = [];
  let revision = 0;
  await step(steps, 'links, killed once', async (call) => {
    const make = () =>
      bench.as('hr').post<{ revision: number; links: IssuedLink[] }>(`/hr/windows/${window}/links`);
    await bench.killDuring(make, 100);
    await bench.enterAgain('hr');
    ({ links, revision } = await call(make));
  });
  await step(steps, 'links confirmed', async (call) => {
    const hr = bench.as('hr');
    await call(() => hr.post(`/hr/windows/${window}/confirm-links`, { revision }));
    await call(() => hr.get(`/hr/windows/${window}`));
  });

  say(`Ballots, ${atOnce} raters at once …`);
  let ballots = 0;
  await step(steps, `ballots, ${atOnce} at once`, async (call) => {
    ballots = await call(() => rateAll(links));
  });
  await bench.product.env.DB.prepare('UPDATE windows SET closes_at = unixepoch()').run();

  say('Tally …');
  const talliedSql = "SELECT count(*) AS n FROM surveys WHERE state <> 'pending'";
  let talliedWhenKilled = 0;
  await step(steps, 'tally, killed half way', async (call) => {
    for (const half of [1, 2]) {
      for (const { id } of reviewers) {
        const reviewer = await bench.enterAgain(id);
        const { results } = await bench.product.env.DB.prepare(
          `SELECT s.id FROM surveys s JOIN role_grants g ON g.department_id = s.department_id
           WHERE g.person_id = ?1 AND g.role = 'reviewer' AND s.state = 'pending'`,
        )
          .bind(id)
          .all<{ id: string }>();
        const asked = half === 1 ? results.slice(0, results.length / 2) : results;
        for (const survey of asked) {
          await call(() => reviewer.post(`/reviewer/surveys/${survey.id}/tally`));
        }
        const last = results.at(-1);
        if (half === 1 && id === reviewers.at(-1)?.id && last !== undefined) {
          await bench.killDuring(() => reviewer.post(`/reviewer/surveys/${last.id}/tally`), 10);
          talliedWhenKilled = await bench.count(talliedSql);
        }
      }
    }
  });
  await expectWhole(bench, size.departments, { ballots, links: links.length });
  await bench.product.kill();
  return { steps, links: links.length, ballots, keysWhenKilled, talliedWhenKilled };
}

/** Everything once and nothing left over, whatever was killed. */
async function expectWhole(
  bench: Bench,
  surveys: number,
  made: { ballots: number; links: number },
): Promise<void> {
  const expected: [what: string, sql: string, n: number][] = [
    ['surveys tallied', "SELECT count(*) AS n FROM surveys WHERE state = 'tallied'", surveys],
    ['tallies', 'SELECT count(*) AS n FROM tallies', surveys],
    ['links', 'SELECT count(*) AS n FROM links', made.links],
    ['answers', 'SELECT count(*) AS n FROM answers', 9 * made.ballots],
    ['ballots left', 'SELECT count(*) AS n FROM ballots', 0],
  ];
  for (const [what, sql, n] of expected) {
    const found = await bench.count(sql);
    if (found !== n) throw new Error(`${what}: ${found} instead of ${n}`);
  }
  const { objects } = await bench.product.env.KEYS.list({ prefix: 'survey-keys/' });
  if (objects.length > 0) throw new Error(`${objects.length} keys are left`);
}
