import type { Page } from 'playwright-core';
import { type Company, idOf } from '../client/company.ts';
import type { StaffClient } from '../client/staff-client.ts';
import { writeSheet } from '../demo/appraise.ts';
import { demoDutySheet, demoPlanSheet } from '../demo/sheets.ts';
import type { Month } from '../demo/months.ts';
import type { Scene } from './scene.ts';

/** Rows of a spreadsheet in the panel that takes them over. */
export async function pasteRows(page: Page): Promise<void> {
  await page.locator('.sheet-tools button').last().click();
  const rows = [
    ['职责', '考核指标', '权重%', '评分标准', '自评得分'],
    ['售后服务', '特急投诉', '10', '24小时内发货，12小时内到场', '10'],
    ['', '一般投诉', '5', '80%在7天内发货', '5'],
    ['培训用户运维人员', '', '20', '满足全部培训需求', '18'],
  ];
  await page.locator('#pasted').fill(rows.map((row) => row.join('\t')).join('\n'));
  await page.locator('#column-4').waitFor();
}

/** What was typed and not saved is found again after a reload. */
export async function typeAndReload(page: Page): Promise<void> {
  await page.locator('#completion-e1').fill('每月3日前已书面反馈');
  await page.locator('#weight-e1').fill('15');
  await page.reload();
  await page.locator('.notice').first().waitFor();
}

/** Saves a duty sheet that somebody else has saved a moment before. */
export async function saveSecond(page: Page, scene: Scene): Promise<void> {
  const department = idOf(scene.company.departments, 'YF');
  const path = `/manager/sheets/${scene.windows.open.cycle}/${department}/duty`;
  const { revision } = await scene.staff.manager.get<{ revision: number }>(path);
  const [first, second, ...rest] = demoDutySheet.indicators;
  const standard = `每月${(revision % 5) + 1}日前书面反馈给生产中心`;
  const content = { indicators: [first, { ...second, standard }, ...rest] };
  await scene.staff.manager.put(path, { revision, content });
  await page.locator('#completion-e1').fill('每月3日前已书面反馈');
  await page.locator('.sheet-bar .button-primary').click();
  await page.locator('.difference').waitFor();
}

/** A plan that waits for its approval, and one that is being carried out. */
export async function writePlans(
  { company, manager, reviewer }: { company: Company; manager: StaffClient; reviewer: StaffClient },
  cycles: { submitted: string; approved: string },
  month: Month,
): Promise<void> {
  const department = idOf(company.departments, 'YF');
  const unscored = demoPlanSheet(month).tasks.map((task) => {
    const planned = { ...task, completion: '', cause: '' };
    delete planned.self;
    return planned;
  });
  const content = { tasks: unscored };
  const path = `/manager/sheets/${cycles.submitted}/${department}/plan`;
  const saved = await manager.put<{ revision: number }>(path, { revision: 0, content });
  await manager.post(`${path}/submit`, { revision: saved.revision });
  await writeSheet(
    { cycle: cycles.approved, department, manager, reviewer },
    'plan',
    content,
    '支撑本季度的服务目标；巡检请先排沿海区域。',
  );
  const running = `/manager/sheets/${cycles.approved}/${department}/plan`;
  const { tasks } = demoPlanSheet(month);
  const carriedOut = unscored.map((task, i) => (i === 2 ? task : (tasks[i] ?? task)));
  await manager.put(running, { revision: 3, content: { tasks: carriedOut } });
}
