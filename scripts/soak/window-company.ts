import type { D1Database } from '@cloudflare/workers-types';
import { buildCompany, idOf } from '../client/company.ts';
import { openLink, rate } from '../client/rater-client.ts';
import type { StaffClient } from '../client/staff-client.ts';
import { issueLinks, makeKeys, openCycle, submitWindow } from '../client/window.ts';

/** Client departments, with one link each: as many ballots in each survey. */
const clients = ['C1', 'C2', 'C3', 'C4', 'C5'];
/** Surveys that one rater answers at the same time. */
const atOnce = 4;

/** A closed window in which every department has its five ballots, none of them tallied. */
export interface RatedWindow {
  window: string;
  /** Receipts that raters have, by survey. */
  receipts: Map<string, string[]>;
}

/** Has this many departments rated by five others each, in one window. */
export async function rateWindow(
  product: { url: string; env: { DB: D1Database } },
  setupCode: string,
  surveys: number,
): Promise<RatedWindow> {
  const rated = Array.from({ length: surveys }, (_, index) => `S${1000 + index}`);
  const company = await buildCompany(fetch, product.url, setupCode, {
    name: '示例通信',
    timeZone: 'Asia/Shanghai',
    departments: [...rated, ...clients].map((code) => ({
      code,
      name: `部门${code}`,
      raterLinks: rated.includes(code) ? 0 : 1,
      manager: 'm1',
      reviewer: 'r1',
    })),
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'm1', name: '马经理', department: null },
      { number: 'r1', name: '任总', department: null },
    ],
    serves: Object.fromEntries(clients.map((code) => [code, rated])),
  });
  const { hr } = company;
  const departments = rated.map((code) => idOf(company.departments, code));
  const cycle = await openCycle(hr, { kind: 'month', label: '2026-10', departments });
  const start = Math.floor(Date.now() / 1000) - 5;
  const window = await submitWindow(hr, {
    cycle,
    departments,
    opensAt: start,
    closesAt: start + 7200,
    latestCloseAt: start + 9000,
    graceMinutes: 0,
    threshold: clients.length,
  });
  await approveWindow(await company.signInAs('r1'), window);
  await makeKeys(hr, window);
  const receipts: RatedWindow['receipts'] = new Map();
  for (const { link } of await issueLinks(hr, window)) await answer(link, receipts);
  await product.env.DB.prepare('UPDATE windows SET closes_at = unixepoch()').run();
  return { window, receipts };
}

/** Approves all of a window's surveys in one request. */
async function approveWindow(reviewer: StaffClient, window: string): Promise<void> {
  const tasks = await reviewer.get<{ surveysToApprove: { survey: string }[] }>('/reviewer/tasks');
  const surveys = tasks.surveysToApprove.map(({ survey }) => survey);
  await reviewer.post(`/reviewer/windows/${window}/approve`, { surveys });
}

/** One rater answers for every department of a link, and keeps the receipts. */
async function answer(link: string, receipts: RatedWindow['receipts']): Promise<void> {
  const opened = await openLink(fetch, link);
  const waiting = [...opened.surveys.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [index, survey] = next;
      const ratings = Array.from({ length: 9 }, (_, j) => 5 + ((index + j) % 6));
      const texts = ratings.map((rating) => (rating === 10 ? '每次都及时回复' : ''));
      const receipt = await rate(fetch, opened, survey, { ratings, texts });
      receipts.set(survey.survey, [...(receipts.get(survey.survey) ?? []), receipt]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
