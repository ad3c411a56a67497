import { type CompanyPlan, buildCompany, idOf } from '../../../scripts/client/company.ts';
import { openCycle, windowWithLinks } from '../../../scripts/client/window.ts';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { startScene } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';

const hour = 3600;
const clients = ['C1', 'C2', 'C3'];
const rated = { SV: '用户服务', PR: '生产中心', QM: '质量管理部', IT: '信息部', FD: '财务部' };

/** Six links reach each rated department: a small group. */
const company: CompanyPlan = {
  name: '示例通信',
  timeZone: 'Asia/Shanghai',
  departments: [
    ...Object.entries(rated).map(([code, name]) => ({
      code,
      name,
      raterLinks: 0,
      manager: `m${code}`,
      reviewer: 'r1',
    })),
    ...clients.map((code) => ({
      code,
      name: `客户${code}部`,
      raterLinks: 2,
      manager: `m${code}`,
      reviewer: 'r1',
    })),
  ],
  people: [
    { number: 'h1', name: '何静', department: null },
    { number: 'r1', name: '任远', department: null },
    ...[...Object.keys(rated), ...clients].map((code) => ({
      number: `m${code}`,
      name: `钱${code}`,
      department: code,
    })),
  ],
  serves: Object.fromEntries(clients.map((code) => [code, Object.keys(rated)])),
};

/** A product with windows in every phase that a link can meet. The caller closes the product. */
export async function startOpeningScene() {
  const { product, made } = await startScene('every phase', makeWindows);
  const open = [...made.open.links];
  return {
    product,
    /** Takes one unused link of the open window, with two departments to rate. */
    takeLink(): string {
      const link = open.pop();
      if (link === undefined) throw new Error('no link is left');
      return link;
    },
    /** A link of the open window that no test uses up. */
    link: first(made.open),
    links: {
      early: first(made.early),
      grace: first(made.grace),
      closed: first(made.closed),
      void: first(made.calledOff),
    },
  };
}

function first({ links: [link] }: { links: string[] }): string {
  if (link === undefined) throw new Error('no link was issued');
  return link;
}

/** A window in every phase. */
async function makeWindows({ url, env }: TemporaryProduct) {
  const built = await buildCompany(fetch, url, testSecrets.SETUP_CODE, company);
  const { hr } = built;
  const reviewer = await built.signInAs('r1');
  const { DB } = env;

  /** Links of a window about these departments, which opens in so many seconds. */
  const makeWindow = async (label: string, codes: string[], opensIn: number) => {
    const departments = codes.map((code) => idOf(built.departments, code));
    const cycle = await openCycle(hr, { kind: 'month', label, departments });
    const now = Math.floor(Date.now() / 1000);
    const { window, links } = await windowWithLinks(hr, [reviewer], {
      cycle,
      departments,
      opensAt: now + opensIn,
      closesAt: now + opensIn + 5 * hour,
      latestCloseAt: now + opensIn + 9 * hour,
      graceMinutes: 30,
      threshold: 3,
    });
    return { window, links: links.map(({ link }) => link) };
  };
  const closeIn = async (window: string, seconds: number) => {
    await DB.prepare('UPDATE windows SET closes_at = unixepoch() + ?1 WHERE id = ?2')
      .bind(seconds, window)
      .run();
  };

  const open = await makeWindow('2026-10', ['SV', 'PR'], -60);
  const early = await makeWindow('2026-11', ['QM'], hour);
  const grace = await makeWindow('2026-09', ['QM'], -60);
  const closed = await makeWindow('2026-08', ['IT'], -60);
  const calledOff = await makeWindow('2026-07', ['FD'], -60);
  await closeIn(grace.window, -60);
  await closeIn(closed.window, -31 * 60);
  await DB.prepare("UPDATE windows SET state = 'void', void_reason = 'test' WHERE id = ?1")
    .bind(calledOff.window)
    .run();
  return { open, early, grace, closed, calledOff };
}
