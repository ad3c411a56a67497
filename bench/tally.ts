import type { D1Database } from '@cloudflare/workers-types';
import { buildCompany, type Company, idOf } from '../scripts/client/company.ts';
import { openLink, rate } from '../scripts/client/rater-client.ts';
import type { StaffClient } from '../scripts/client/staff-client.ts';
import { type IssuedLink, openCycle, windowWithLinks } from '../scripts/client/window.ts';
import type { TemporaryProduct } from '../scripts/setup/temporary-product.ts';
import { readUse, resetPeak, type RuntimeUse } from './runtime-use.ts';

/** What one thing took, in milliseconds. */
export interface Taken {
  elapsed: number;
  /** Of the runtime's processor time, which other work on the machine does not change. */
  processor: number;
}

/** What one tally took. */
export interface TallyFigures {
  ballots: number;
  /** Reading them as D1 hands them out, verifying and opening them, and nothing else. */
  plain: Taken;
  /** The same, reading them as the tally does. */
  open: Taken;
  /** Reading them as the tally does, and nothing else. */
  read: Taken;
  /** The whole tally: also tearing them apart, encrypting, writing, destroying the keys. */
  tally: Taken;
  before: RuntimeUse;
  after: RuntimeUse;
}

const clients = ['C1', 'C2', 'C3', 'C4'];
/** Raters who answer at the same time. */
const atOnce = 8;

/** A company of one rated department and four that rate it. */
function makeCompany(url: string, setupCode: string, links: number): Promise<Company> {
  return buildCompany(fetch, url, setupCode, {
    name: '示例通信',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'SV', name: '用户服务', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      ...clients.map((code) => ({
        code,
        name: `客户部门${code}`,
        raterLinks: links / clients.length,
        manager: `m${code}`,
        reviewer: 'r2',
      })),
    ],
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'm1', name: '马经理', department: 'SV' },
      { number: 'r1', name: '任总', department: null },
      { number: 'r2', name: '饶总', department: null },
      ...clients.map((code) => ({ number: `m${code}`, name: `经理${code}`, department: code })),
    ],
    serves: Object.fromEntries(clients.map((code) => [code, ['SV']])),
  });
}

/** A ballot with the longest texts there are: 300 characters of three bytes at every indicator. */
function longestBallot(rater: number) {
  return {
    ratings: Array.from({ length: 9 }, (_, j) => 5 + ((rater + j) % 6)),
    texts: Array.from({ length: 9 }, (_, j) => String.fromCharCode(0x4e00 + rater + j).repeat(300)),
  };
}

async function rateAll(links: IssuedLink[]): Promise<string[]> {
  const receipts: string[] = [];
  const waiting = links.map(({ link }, rater) => ({ link, rater }));
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const opened = await openLink(fetch, next.link);
      const [survey] = opened.surveys;
      if (survey === undefined) throw new Error('the link covers nothing');
      receipts.push(await rate(fetch, opened, survey, longestBallot(next.rater)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return receipts;
}

async function timed(work: () => Promise<unknown>): Promise<Taken> {
  const [start, before] = [performance.now(), readUse()];
  await work();
  return {
    elapsed: performance.now() - start,
    processor: readUse().processor - before.processor,
  };
}

/** What `work` takes: the median of three rounds. */
async function median(work: () => Promise<unknown>): Promise<Taken> {
  const rounds = [await timed(work), await timed(work), await timed(work)];
  const [, middle] = rounds.toSorted((a, b) => a.processor - b.processor || a.elapsed - b.elapsed);
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** A department that everybody has rated, and whose window is closed and not yet tallied. */
export interface RatedDepartment {
  reviewer: StaffClient;
  window: string;
  survey: string;
  receipts: string[];
}

/** Has a department rated by this many raters, a multiple of four and at most 500. */
export async function rateDepartment(
  product: { url: string; env: { DB: D1Database } },
  setupCode: string,
  ballots: number,
): Promise<RatedDepartment> {
  const company = await makeCompany(product.url, setupCode, ballots);
  const { hr } = company;
  const departments = [idOf(company.departments, 'SV')];
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-10', departments });
  const start = Math.floor(Date.now() / 1000) - 5;
  const reviewer = await company.signInAs('r1');
  const { window, links } = await windowWithLinks(hr, [reviewer], {
    cycle,
    departments,
    opensAt: start,
    closesAt: start + 7200,
    latestCloseAt: start + 9000,
    graceMinutes: 0,
    threshold: 5,
  });
  const receipts = await rateAll(links);
  await product.env.DB.prepare('UPDATE windows SET closes_at = unixepoch()').run();
  const row = await product.env.DB.prepare('SELECT id FROM surveys').first<{ id: string }>();
  return { reviewer, window, survey: row?.id ?? '', receipts };
}

/** Tallies a department with this many ballots of the longest texts. */
export async function measureTally(
  product: TemporaryProduct,
  setupCode: string,
  ballots: number,
): Promise<TallyFigures> {
  const { reviewer, survey } = await rateDepartment(product, setupCode, ballots);

  const ask = (way: string) => async () => {
    const count = await (await fetch(`${product.url}/bench/${way}/${survey}`)).text();
    if (Number(count) !== ballots) throw new Error(`only ${count} ballots were read`);
  };
  const plain = await median(ask('plain'));
  const open = await median(ask('open'));
  const read = await median(ask('read'));
  resetPeak();
  const before = readUse();
  const tally = await timed(() => reviewer.post(`/reviewer/surveys/${survey}/tally`));
  const after = readUse();
  const counted = await product.env.DB.prepare('SELECT count(*) AS n FROM answers').first<{
    n: number;
  }>();
  if (counted?.n !== 9 * ballots) throw new Error('not every answer was written');
  return { ballots, plain, open, read, tally, before, after };
}
