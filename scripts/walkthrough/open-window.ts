import { buildCompany, type Company, idOf } from '../client/company.ts';
import type { StaffClient } from '../client/staff-client.ts';
import type { Fetch } from '../client/transport.ts';
import { openCycle, windowWithLinks } from '../client/window.ts';

const clients = ['SA', 'PR', 'RD'];

/** Links that each client department gets. */
const linksEach = 3;

/** A small company with one open window about one rated department. */
export interface OpenWindow {
  company: Company;
  reviewer: StaffClient;
  manager: StaffClient;
  cycle: string;
  /** Label of the cycle; whoever asks for an early close types it. */
  cycleLabel: string;
  window: string;
  /** The rated department. */
  department: { id: string; name: string };
  links: string[];
}

/**
 * Builds the company through HR's routes and opens a window for an hour.
 *
 * @param now unix seconds
 */
export async function openSmallWindow(
  fetch: Fetch,
  origin: string,
  setupCode: string,
  now: number,
): Promise<OpenWindow> {
  const name = 'Field Service';
  const names: Record<string, string> = { SA: 'Sales', PR: 'Production', RD: 'Research' };
  const company = await buildCompany(fetch, origin, setupCode, {
    name: 'Example Telecom',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'FS', name, raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      ...clients.map((code) => ({
        code,
        name: names[code] ?? code,
        raterLinks: linksEach,
        manager: `m${code}`,
        reviewer: 'r1',
      })),
    ],
    people: [
      { number: 'h1', name: 'He', department: null },
      { number: 'm1', name: 'Ma', department: 'FS' },
      { number: 'r1', name: 'Ren', department: null },
      ...clients.map((code) => ({ number: `m${code}`, name: `Manager ${code}`, department: code })),
    ],
    serves: Object.fromEntries(clients.map((code) => [code, ['FS']])),
  });
  const { hr } = company;
  const departments = [idOf(company.departments, 'FS')];
  const cycleLabel = '2026-10';
  const cycle = await openCycle(hr, { kind: 'month', label: cycleLabel, departments });
  const reviewer = await company.signInAs('r1');
  const issued = await windowWithLinks(hr, [reviewer], {
    cycle,
    departments,
    opensAt: now - 60,
    closesAt: now + 3600,
    latestCloseAt: now + 7200,
    graceMinutes: 0,
    threshold: 3,
  });
  const { window } = issued;
  const links = issued.links.map(({ link }) => link);
  const manager = await company.signInAs('m1');
  const department = { id: idOf(company.departments, 'FS'), name };
  return { company, reviewer, manager, cycle, cycleLabel, window, department, links };
}
