import type { D1Database } from '@cloudflare/workers-types';
import { signIn, type StaffClient } from '../scripts/client/staff-client.ts';
import type { Fetch } from '../scripts/client/transport.ts';
import { openCycle } from '../scripts/client/window.ts';
import type { AddressIds, Asker, ConsoleAddress } from './console-addresses.ts';

/** How large a company is. */
export interface CompanySize {
  departments: number;
  people: number;
  /** Rows of the service map in all. */
  serviceMap: number;
}

/** What one route of HR's costs. */
export interface RouteCost {
  route: string;
  /** Median of the rounds, milliseconds from asking to the whole answer. */
  milliseconds: number;
  bytes: number;
}

const departmentsSql = `INSERT INTO departments (id, code, name, rater_links, parent_id, revision)
  SELECT printf('department-%010d', value), printf('D%04d', value), printf('部门%04d', value), 4,
    CASE WHEN value > 10 THEN printf('department-%010d', value / 10) END, 1
  FROM generate WHERE value BETWEEN ?1 AND ?2`;
const peopleSql = `INSERT INTO people (id, number, name, title, email, department_id, revision)
  SELECT printf('person-%014d', value), printf('P%05d', value), printf('员工%05d', value), '专员',
    printf('p%05d@example.com', value), printf('department-%010d', value % ?3 + 1), 1
  FROM generate WHERE value BETWEEN ?1 AND ?2`;
const holdersSql = `INSERT INTO role_grants (person_id, role, department_id)
  SELECT printf('person-%014d', substr(id, 12) + 0), 'manager', id FROM departments
  UNION ALL SELECT printf('person-%014d', substr(id, 12) % 20 + ?1 + 1), 'reviewer', id
  FROM departments`;
const serviceMapSql = `INSERT INTO service_map (client_id, rated_id)
  SELECT printf('department-%010d', client.value),
    printf('department-%010d', (client.value + step.value - 1) % ?1 + 1)
  FROM generate client, generate step
  WHERE client.value BETWEEN 1 AND ?1 AND step.value BETWEEN 1 AND ?2`;
const generateSql = (most: number) =>
  `WITH RECURSIVE generate (value) AS (SELECT 1 UNION ALL
     SELECT value + 1 FROM generate WHERE value < ${most}) `;

/** Fills an empty database with a company of that size. */
export async function fillCompany(db: D1Database, size: CompanySize): Promise<void> {
  const { departments, people, serviceMap } = size;
  const each = Math.round(serviceMap / departments);
  await db.batch([
    db.prepare(generateSql(departments) + departmentsSql).bind(1, departments),
    db.prepare(generateSql(people) + peopleSql).bind(1, people, departments),
    db.prepare(holdersSql).bind(departments),
    db.prepare(generateSql(departments) + serviceMapSql).bind(departments, each),
  ]);
}

const entriesSql = `INSERT INTO audit_log
    (chain, seq, at, actor, action, subject, detail, previous_hash, hash)
  SELECT 'windows', last.seq + value, unixepoch(), 'system', 'tally_survey',
    printf('survey-%014d', value), '{}', randomblob(32), randomblob(32)
  FROM generate, (SELECT max(seq) AS seq FROM audit_log WHERE chain = 'windows') AS last`;

/** Lengthens the log by entries that nobody wrote, for reading only: their hashes do not fit. */
export async function lengthenLog(db: D1Database, entries: number): Promise<void> {
  await db.prepare(generateSql(entries) + entriesSql).run();
}

/** Opens a cycle with all departments, and plans a window over them. Times in unix seconds. */
export async function draftFields(hr: StaffClient, times: { opensAt: number; closesAt: number }) {
  const { ids: departments } = await hr.get<{ ids: string[] }>('/hr/departments/ids');
  const cycle = await openCycle(hr, { kind: 'month', label: '2030-01', departments });
  const latestCloseAt = times.closesAt + 86_400;
  return { cycle, departments, ...times, latestCloseAt, graceMinutes: 0, threshold: 5 };
}

/** One window over all departments, as a draft. @returns what addresses of its company are made of */
export async function draftWindow(
  hr: StaffClient,
  db: D1Database,
  now: number,
): Promise<AddressIds> {
  const day = 86_400;
  const plan = await draftFields(hr, { opensAt: now + 10 * day, closesAt: now + 20 * day });
  const { cycle } = plan;
  const { id: window } = await hr.post<{ id: string }>('/hr/windows', plan);
  const survey = await db
    .prepare('SELECT id FROM surveys WHERE window_id = ?1 LIMIT 1')
    .bind(window)
    .first<{ id: string }>();
  return {
    window,
    cycle,
    survey: survey?.id ?? '',
    department: `department-${'1'.padStart(10, '0')}`,
    person: `person-${'1'.padStart(14, '0')}`,
  };
}

/** HR with every role of the company, and the first department's reviewer and manager. */
export async function signInAskers(
  fetch: Fetch,
  url: string,
  hr: StaffClient,
  db: D1Database,
): Promise<Record<Asker, StaffClient>> {
  await db
    .prepare(
      `INSERT INTO role_grants (person_id, role, department_id)
       SELECT g.person_id, roles.value, '' FROM role_grants g,
         json_each('["auditor", "leadership"]') roles WHERE g.role = 'hr'`,
    )
    .run();
  const holderOf = async (role: string) => {
    const row = await db
      .prepare('SELECT person_id AS id FROM role_grants WHERE role = ?1 ORDER BY department_id')
      .bind(role)
      .first<{ id: string }>();
    const { token } = await hr.post<{ token: string }>(`/hr/people/${row?.id}/sign-in-link`);
    return signIn(fetch, url, token);
  };
  const [reviewer, manager] = [await holderOf('reviewer'), await holderOf('manager')];
  return { hr, leadership: hr, reviewer, manager };
}

/** Asks each address `rounds` times after a first time that is not counted. */
export async function measureRoutes(
  origin: string,
  askers: Record<Asker, StaffClient>,
  addresses: readonly ConsoleAddress[],
  rounds: number,
): Promise<RouteCost[]> {
  const costs: RouteCost[] = [];
  for (const { route, address, asker } of addresses) {
    const { cookie } = askers[asker];
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      const reply = await fetch(`${origin}/api${address}`, { headers: { cookie } });
      bytes = (await reply.arrayBuffer()).byteLength;
      if (!reply.ok) throw new Error(`${route} answers ${reply.status}`);
      if (round > 0) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    costs.push({ route, milliseconds: times[Math.floor(rounds / 2)] ?? 0, bytes });
  }
  return costs;
}
