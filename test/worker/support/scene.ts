import { env } from 'cloudflare:workers';
import { buildCompany, type Company, companyOf, idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import {
  endWindow,
  type IssuedLink,
  issueLinks,
  openCycle,
  windowWithKeys,
} from '../../../scripts/client/window.ts';
import { remember } from './remember.ts';
import { origin, workerFetch } from './worker-fetch.ts';

/** A company with one open window over two rated departments and their links. */
export interface Scene {
  company: Company;
  reviewer: StaffClient;
  manager: StaffClient;
  cycle: string;
  window: string;
  links: IssuedLink[];
  /** Ids of the two rated departments. */
  service: string;
  production: string;
}

/** Label of the scene's cycle, which confirmations ask for. */
export const cycleLabel = '2026-10';

/** The company in empty storage: two rated departments, four client departments of both. */
export function buildScenesCompany(linksEach: number): Promise<Company> {
  return remember(
    `the company with ${linksEach} links each`,
    () => makeCompany(linksEach),
    (company) => companyOf(workerFetch, company),
  );
}

function makeCompany(linksEach: number): Promise<Company> {
  const clients = ['C1', 'C2', 'C3', 'C4'];
  return buildCompany(workerFetch, origin, env.SETUP_CODE, {
    name: '示例通信',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'SV', name: '用户服务', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      { code: 'PR', name: '生产中心', raterLinks: 0, manager: 'm2', reviewer: 'r1' },
      ...clients.map((code) => ({
        code,
        name: `客户部门${code}`,
        raterLinks: linksEach,
        manager: `m${code}`,
        reviewer: 'r2',
      })),
    ],
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'm1', name: '马经理', department: 'SV' },
      { number: 'm2', name: '毛经理', department: 'PR' },
      { number: 'r1', name: '任总', department: null },
      { number: 'r2', name: '饶总', department: null },
      ...clients.map((code) => ({ number: `m${code}`, name: `经理${code}`, department: code })),
    ],
    serves: Object.fromEntries(clients.map((code) => [code, ['SV', 'PR']])),
  });
}

/** Seconds since 1970, by the database's clock. */
export async function now(): Promise<number> {
  const row = await env.DB.prepare('SELECT unixepoch() AS now').first<{ now: number }>();
  return row?.now ?? 0;
}

/** Dates and rules of a window that is open for an hour. @param start seconds since 1970 */
export function hourFrom(start: number) {
  return {
    opensAt: start,
    closesAt: start + 3600,
    latestCloseAt: start + 7200,
    graceMinutes: 0,
    threshold: 5,
  };
}

/** What a scene may ask for instead of the usual. */
interface SceneOptions {
  linksEach?: number;
  threshold?: number;
  /** Seconds from now. */
  opensIn?: number;
  /** Of the scene's cycle, a month. */
  label?: string;
}

/** A scene whose keys are made and whose links are not. */
export type ReadyScene = Omit<Scene, 'links' | 'manager'>;

/** A scene of empty storage up to valid links; the window is open for an hour from now. */
export function openScene(options: SceneOptions = {}): Promise<Scene> {
  const name = `the scene up to links ${JSON.stringify(options)}`;
  return remember(name, () => openNewScene(options), withOwnCompany);
}

/** The same scene to another test, which may add people and sign them in. */
export function withOwnCompany<T extends { company: Company }>(scene: T): T {
  return { ...scene, company: companyOf(workerFetch, scene.company) };
}

/**
 * A scene of empty storage up to made keys; the window is open for an hour from now. It is another
 * window each time: the Worker knows the key of a window's links for good once it has read it.
 */
export async function readyScene(options: SceneOptions = {}): Promise<ReadyScene> {
  const { linksEach = 3, threshold = 5, opensIn = -1, label = cycleLabel } = options;
  const company = await buildScenesCompany(linksEach);
  const service = idOf(company.departments, 'SV');
  const production = idOf(company.departments, 'PR');
  const { hr } = company;
  const departments = [service, production];
  const cycle = await openCycle(hr, { kind: 'month', label, departments });
  const start = (await now()) + opensIn;
  const reviewer = await company.signInAs('r1');
  const window = await windowWithKeys(hr, [reviewer], {
    cycle,
    departments,
    ...hourFrom(start),
    threshold,
  });
  return { company, reviewer, cycle, window, service, production };
}

/** As `openScene`, with a window made now: for tests that watch it being made and links issued. */
export async function openNewScene(options: SceneOptions = {}): Promise<Scene> {
  const scene = await readyScene(options);
  const links = await issueLinks(scene.company.hr, scene.window);
  return { ...scene, links, manager: await scene.company.signInAs('m1') };
}

/** Lets the window's close pass, as an hour would. */
export async function passClose(scene: Scene): Promise<void> {
  await env.DB.prepare('UPDATE windows SET closes_at = unixepoch() WHERE id = ?1')
    .bind(scene.window)
    .run();
}

/** HR asks for a void of the scene's window, and its reviewer agrees. */
export function voidWindow({ company, reviewer, window }: Scene): Promise<void> {
  const wish = { kind: 'void', label: cycleLabel, reason: '窗口设错了' } as const;
  return endWindow(company.hr, [reviewer], window, wish);
}
