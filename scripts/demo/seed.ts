import { buildCompany, type Company, idOf } from '../client/company.ts';
import { openLink, rate } from '../client/rater-client.ts';
import type { StaffClient } from '../client/staff-client.ts';
import { endWindow, type IssuedLink, openCycle, windowWithLinks } from '../client/window.ts';
import { demoBallot } from './ballots.ts';
import { demoCompany } from './company-plan.ts';
import { appraise } from './appraise.ts';
import { recentMonths } from './months.ts';

/** A running product without data, and the code that opens it. */
export interface RunningProduct {
  /** Origin, for example `http://localhost:8787`. */
  url: string;
  setupCode: string;
}

/** A link of the open window that nobody has used. */
export interface UnusedLink {
  /** Name of the client department. */
  department: string;
  /** Address without its origin, since the port may be another at the next start. */
  path: string;
}

const day = 24 * 60 * 60;

/**
 * Fills an empty product with the demo company through its own routes: last month's
 * cycle rated by the real protocol, tallied, released and appraised; this month's window open.
 *
 * @param say called with a line of progress now and then
 */
export async function seedDemo(
  product: RunningProduct,
  say: (line: string) => void,
): Promise<UnusedLink[]> {
  say('  departments, people, service map');
  const company = await buildCompany(fetch, product.url, product.setupCode, demoCompany);
  const reviewers: [StaffClient, StaffClient] = [
    await company.signInAs('A010'),
    await company.signInAs('A020'),
  ];
  const [last, current] = recentMonths(new Date());

  const finished = await openMonth(company, last.label, ['YF', 'SC', 'YJ']);
  const links = await openWindow(company, reviewers, finished, 1, 5);
  say(`  ${last.label}: ${links.links.length} raters answer`);
  await rateAll(links.links);
  say(`  ${last.label}: close, tally, release, appraisal`);
  const { hr } = company;
  await endWindow(hr, reviewers, links.window, {
    kind: 'early_close',
    label: last.label,
    reason: '全部评价人已答复',
  });
  for (const reviewer of reviewers) await tallyAndRelease(reviewer, links.window);
  const [reviewer] = reviewers;
  await appraise({
    cycle: finished.cycle,
    department: idOf(company.departments, 'YF'),
    manager: await company.signInAs('B101'),
    reviewer,
    month: last,
  });

  const open = await openMonth(company, current.label, ['YF', 'SC', 'YJ', 'GY']);
  say(`  ${current.label}: window opens`);
  const unused = await openWindow(company, reviewers, open, 14, 5);
  return unused.links.map(({ department, link }) => ({
    department: nameOf(company, department),
    path: link.slice(new URL(link).origin.length),
  }));
}

interface Month {
  cycle: string;
  rated: string[];
}

async function openMonth(company: Company, label: string, codes: string[]): Promise<Month> {
  const all = [...company.departments.values()];
  const cycle = await openCycle(company.hr, { kind: 'month', label, departments: all });
  return { cycle, rated: codes.map((code) => idOf(company.departments, code)) };
}

async function openWindow(
  company: Company,
  reviewers: StaffClient[],
  month: Month,
  days: number,
  threshold: number,
): Promise<{ window: string; links: IssuedLink[] }> {
  const now = Math.floor(Date.now() / 1000);
  return windowWithLinks(company.hr, reviewers, {
    cycle: month.cycle,
    departments: month.rated,
    opensAt: now - 60,
    closesAt: now + days * day,
    latestCloseAt: now + (days + 3) * day,
    // The finished month is tallied at once; the open one has the usual half hour.
    graceMinutes: days === 1 ? 0 : 30,
    threshold,
  });
}

async function rateAll(links: IssuedLink[]): Promise<void> {
  for (const [rater, { link }] of links.entries()) {
    // One in seven does not answer, as in life.
    if (rater % 7 === 6) continue;
    const opened = await openLink(fetch, link);
    for (const [index, survey] of opened.surveys.entries()) {
      await rate(fetch, opened, survey, demoBallot(rater, index));
    }
  }
}

async function tallyAndRelease(reviewer: StaffClient, window: string): Promise<void> {
  const { surveysToAudit } = await reviewer.get<{
    surveysToAudit: { survey: string; window: string; department: { name: string } }[];
  }>('/reviewer/tasks');
  for (const { survey, window: of, department } of surveysToAudit) {
    if (of !== window) continue;
    await reviewer.post(`/reviewer/surveys/${survey}/tally`);
    await reviewer.post(`/reviewer/surveys/${survey}/release`, { confirmation: department.name });
  }
}

function nameOf(company: Company, id: string): string {
  const code = [...company.departments].find(([, departmentId]) => departmentId === id)?.[0];
  return demoCompany.departments.find((department) => department.code === code)?.name ?? id;
}
