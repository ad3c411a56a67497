import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { setUpCompany, signIn } from '../client/staff-client.ts';
import { Refused } from '../client/transport.ts';
import { localFolder } from '../setup/paths.ts';
import { demoCompany, demoPeople } from './company-plan.ts';
import { type RunningProduct, seedDemo } from './seed.ts';

/** A line of the list that `npm start` ends with; `path` is relative to the product's origin. */
export interface Entrance {
  label: string;
  path: string;
}

const linksFile = path.join(localFolder, 'demo-links.json');
/** There while the demo company is being made; found later, it was left half made. */
const unfinishedFile = path.join(localFolder, 'demo-unfinished');

const unusedLinksSchema = v.array(v.strictObject({ department: v.string(), path: v.string() }));

/** How many of the open window's links are printed; the file has all. */
const printedLinks = 3;

/**
 * Deletes what an interrupted start left of the demo company, which is nobody's own data.
 * Call it before the local database is opened.
 */
export function dropUnfinishedDemo(): void {
  if (!existsSync(unfinishedFile)) return;
  console.log('The demo company was left half made; making it anew.');
  rmSync(localFolder, { recursive: true, force: true });
}

/**
 * Entrances to the demo company: made on the first start and kept in a file that git
 * ignores, with fresh one-time links at every start: they enrol a passkey, or sign in without on a
 * machine that has no authenticator. None when somebody else's company is there already.
 */
export async function demoEntrances(product: RunningProduct): Promise<Entrance[]> {
  if (!existsSync(linksFile)) {
    try {
      await makeDemo(product);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'setup_code_wrong') throw error;
      rmSync(unfinishedFile);
      return [];
    }
  }
  const links = v.parse(unusedLinksSchema, JSON.parse(readFileSync(linksFile, 'utf8')));
  const raters = oneOfEachDepartment(links).slice(0, printedLinks);
  return [
    ...raters.map((link) => ({ label: `Rater 评价人 (${link.department})`, path: link.path })),
    ...(await staffEntrances(product)),
  ];
}

async function makeDemo(product: RunningProduct): Promise<void> {
  console.log('Making the demo company …');
  mkdirSync(localFolder, { recursive: true });
  writeFileSync(unfinishedFile, '');
  const links = await seedDemo(product, (line) => {
    console.log(line);
  });
  // Who reads these links can rate by them.
  writeFileSync(linksFile, JSON.stringify(links, undefined, 2), { mode: 0o600 });
  rmSync(unfinishedFile);
}

function oneOfEachDepartment<T extends { department: string }>(links: T[]): T[] {
  return [...new Map(links.map((link) => [link.department, link])).values()];
}

async function staffEntrances(product: RunningProduct): Promise<Entrance[]> {
  const { url, setupCode } = product;
  // The operator's way into an HR account, which then makes links for the others.
  const token = await setUpCompany(fetch, url, {
    code: setupCode,
    company: demoCompany.name,
    timeZone: demoCompany.timeZone,
    number: demoPeople.hr,
    name: demoPeople.hr,
  });
  const hr = await signIn(fetch, url, token);
  const { rows: people } = await hr.get<{ rows: { id: string; number: string; name: string }[] }>(
    '/hr/people?size=100',
  );
  const roles = [
    ['HR 人力资源', demoPeople.hr],
    ['Reviewer 分管领导', demoPeople.reviewer],
    ['Manager 部门经理', demoPeople.manager],
  ] as const;
  const entrances: Entrance[] = [];
  for (const [role, number] of roles) {
    const person = people.find((candidate) => candidate.number === number);
    if (person === undefined) continue;
    const link = await hr.post<{ token: string }>(`/hr/people/${person.id}/sign-in-link`);
    entrances.push({ label: `${role} (${person.name})`, path: `/sign-in?demo#${link.token}` });
  }
  await hr.post('/session/end');
  return entrances;
}
