import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLink } from '../../scripts/client/rater-client.ts';
import { setUpCompany, signIn, type StaffClient } from '../../scripts/client/staff-client.ts';
import { demoCompany, demoPeople } from '../../scripts/demo/company-plan.ts';
import { seedDemo, type UnusedLink } from '../../scripts/demo/seed.ts';
import { startProduct } from '../support/product.ts';
import { testSecrets } from '../support/test-secrets.ts';

let product: Awaited<ReturnType<typeof startProduct>>;
let links: UnusedLink[];
let hr: StaffClient;

beforeAll(async () => {
  product = await startProduct({ DEMO_SIGN_IN: 'true' });
  const running = { url: product.url, setupCode: testSecrets.SETUP_CODE };
  links = await seedDemo(running, () => undefined);
  const token = await setUpCompany(fetch, product.url, {
    code: testSecrets.SETUP_CODE,
    company: demoCompany.name,
    timeZone: demoCompany.timeZone,
    number: demoPeople.hr,
    name: demoPeople.hr,
  });
  hr = await signIn(fetch, product.url, token);
});

afterAll(() => product.close());

async function signInAs(number: string): Promise<StaffClient> {
  const { rows: people } = await hr.get<{ rows: { id: string; number: string }[] }>(
    '/hr/people?size=100',
  );
  const id = people.find((person) => person.number === number)?.id ?? '';
  const { token } = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
  return signIn(fetch, product.url, token);
}

describe('the demo company', () => {
  it('has a finished cycle whose total follows from the form’s worked sheets', async () => {
    const manager = await signInAs(demoPeople.manager);
    const results =
      await manager.get<{ cycle: { id: string }; department: { id: string }; outcome: string }[]>(
        '/manager/results',
      );
    const finished = results.find(({ outcome }) => outcome === 'published');
    const place = { cycle: finished?.cycle.id ?? '', department: finished?.department.id ?? '' };
    const { result } = await manager.post<{ result: { customerScoreTenths: number } }>(
      '/manager/results',
      place,
    );
    const { total } = await manager.post<{ total: { hundredths: number; ceiling: number } }>(
      '/manager/total',
      place,
    );
    // 100 × 30 % + 96 × 30 % + C × 20 %, times K = 1.
    expect(total.hundredths).toBe(5880 + result.customerScoreTenths * 2);
    expect(total.ceiling).toBe(8000);
  });

  it('has an open window whose kept links open it and are unused', async () => {
    const link = links[0];
    const opened = await openLink(fetch, `${product.url}${link?.path ?? ''}`);
    expect(opened.answer.phase).toBe('open');
    const windows = await hr.get<{ rows: { state: string }[] }>('/hr/windows');
    expect(windows.rows.map(({ state }) => state).sort()).toEqual(['closed', 'open']);
    const used = await product.env.DB.prepare(
      `SELECT count(*) AS n FROM link_surveys ls JOIN links l ON l.id = ls.link_id
       JOIN windows w ON w.id = l.window_id
       WHERE ls.blinded_hash IS NOT NULL AND w.closes_at > unixepoch()`,
    ).first<{ n: number }>();
    expect(used?.n).toBe(0);
  });
});
