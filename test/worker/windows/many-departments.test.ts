import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle, type WindowView } from '../../../scripts/client/window.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany, cycleLabel, now } from '../support/scene.ts';

beforeEach(resetStorage);

/** Departments of a large company, and client departments of each of them. */
const many = 500;
const clientsOfEach = 16;

/** Adds departments that serve each other in a ring, all reviewed by the same person. */
async function enlarge(reviewer: string): Promise<string[]> {
  const ids = Array.from({ length: many }, () => nanoid());
  const departments = ids.map((id, index) => [id, `D${index}`, `部门${index}号`]);
  const map = ids.flatMap((rated, index) =>
    Array.from({ length: clientsOfEach }, (_, step) => [ids[(index + step + 1) % many], rated]),
  );
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO departments (id, code, name, rater_links, revision)
       SELECT value ->> 0, value ->> 1, value ->> 2, 2, 1 FROM json_each(?1)`,
    ).bind(JSON.stringify(departments)),
    env.DB.prepare(
      `INSERT INTO service_map (client_id, rated_id)
       SELECT value ->> 0, value ->> 1 FROM json_each(?1)`,
    ).bind(JSON.stringify(map)),
    env.DB.prepare(
      `INSERT INTO role_grants (person_id, role, department_id)
       SELECT ?1, 'reviewer', value FROM json_each(?2)`,
    ).bind(reviewer, JSON.stringify(ids)),
  ]);
  return ids;
}

interface List {
  total: number;
  rows: { name: string; raters: number }[];
}

describe('a window over 500 departments and 8,000 rows of the service map', () => {
  it('is planned, listed by pages, submitted, and approved by its one reviewer at once', async () => {
    const company = await buildScenesCompany(3);
    const { hr } = company;
    const departments = await enlarge(idOf(company.people, 'r1'));
    const cycle = await openCycle(hr, { kind: 'month', label: cycleLabel, departments });
    const opensAt = await now();
    const { id } = await hr.post<{ id: string }>('/hr/windows', {
      cycle,
      departments,
      opensAt,
      closesAt: opensAt + 604_800,
      latestCloseAt: opensAt + 604_800,
      graceMinutes: 30,
      threshold: 5,
    });
    const view = await hr.get<WindowView>(`/hr/windows/${id}`);
    expect([view.surveys.length, view.preflight?.refusals]).toEqual([50, []]);
    expect(JSON.stringify(view).length).toBeLessThan(40_000);

    const surveys = (query: string) => hr.get<List>(`/hr/windows/${id}/surveys?${query}`);
    const last = await surveys('page=5&size=100');
    expect([last.total, last.rows.length, last.rows[0]?.raters]).toEqual([many, 100, 32]);
    expect((await surveys('page=99')).rows).toEqual([]);
    const found = await surveys(`search=${encodeURIComponent('部门37号')}`);
    expect(found.rows.map(({ name }) => name)).toEqual(['部门37号']);
    expect((await hr.get<List>(`/hr/windows/${id}/clients`)).total).toBe(many);

    await hr.post(`/hr/windows/${id}/submit`, { revision: view.revision });
    const reviewer = await company.signInAs('r1');
    const { surveysToApprove } = await reviewer.get<{ surveysToApprove: { survey: string }[] }>(
      '/reviewer/tasks',
    );
    expect(surveysToApprove).toHaveLength(many);
    await reviewer.post(`/reviewer/windows/${id}/approve`, {
      surveys: surveysToApprove.map(({ survey }) => survey),
    });
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('approved');
  });
});
