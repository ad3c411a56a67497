import type { StaffClient } from '../client/staff-client.ts';
import { openCycle } from '../client/window.ts';
import { idOf } from '../client/company.ts';
import type { TemporaryProduct } from '../setup/temporary-product.ts';
import type { Scene } from './scene.ts';

/** A minute of the hour in which the clock announces and begins purges. */
const purgeMinute = Date.UTC(2026, 0, 1, 0, 7) / 1000;

/** Label of the month so many months before this one. */
function monthsAgo(months: number): string {
  const now = new Date();
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  return then.toISOString().slice(0, 7);
}

/** Cycles whose time is over: purged, announced, held, with a wish to hold, with one to lift. */
export async function setRetention(
  product: Pick<TemporaryProduct, 'env' | 'scheduled'>,
  { company, staff }: Scene,
): Promise<void> {
  const departments = [idOf(company.departments, 'CW')];
  const cycles: string[] = [];
  for (const months of [52, 51, 50, 49, 48]) {
    const label = monthsAgo(months);
    cycles.push(await openCycle(company.hr, { kind: 'month', label, departments }));
  }
  const [done = '', held = '', wanted = '', toLift = ''] = cycles;
  await product.scheduled(purgeMinute);
  const reason = '劳动仲裁尚未结束，相关考核记录须保存到裁决生效';
  for (const cycle of [held, wanted, toLift]) {
    await company.hr.post(`/retention/${cycle}/hold`, { reason });
    if (cycle === wanted) continue;
    await staff.auditor.post(`/retention/${cycle}/hold/step`, { step: 'confirm' });
  }
  await staff.auditor.post(`/retention/${toLift}/hold/step`, { step: 'ask_to_lift' });
  await product.env.DB.prepare(
    'UPDATE purges SET announced_at = announced_at - 30 * 86400 WHERE cycle_id = ?1',
  )
    .bind(done)
    .run();
  await product.scheduled(purgeMinute);
  await setLeavers(product, company.hr);
}

/** People who left: some are forgotten, some are announced, one left just now. */
async function setLeavers(
  product: Pick<TemporaryProduct, 'env' | 'scheduled'>,
  hr: StaffClient,
): Promise<void> {
  for (const [months, number] of [
    [50, 'L001'],
    [49, 'L002'],
    [1, 'L003'],
  ] as const) {
    const person = { number, name: '齐离', email: null, department: null };
    const { id } = await hr.post<{ id: string }>('/hr/people', person);
    await hr.post(`/hr/people/${id}/end`, { revision: 1 });
    await product.env.DB.prepare('UPDATE people SET ended_at = ?2 WHERE id = ?1')
      .bind(id, Date.parse(`${monthsAgo(months)}-15T04:00:00Z`) / 1000)
      .run();
  }
  await product.scheduled(purgeMinute);
  await product.env.DB.prepare(
    'UPDATE forgettings SET announced_at = announced_at - 30 * 86400 WHERE month = ?1',
  )
    .bind(monthsAgo(50))
    .run();
  await product.scheduled(purgeMinute);
}
