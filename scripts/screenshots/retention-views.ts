import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

interface Cycle {
  id: string;
  state: string;
  hold: { confirmedBy: string | null; liftAskedBy: unknown } | null;
}

/** A page of retention as it stands at a path, or at the first cycle that fits. */
function view(
  viewer: 'hr' | 'auditor',
  name: string,
  fits?: (cycle: Cycle) => boolean,
  then?: (page: Page) => Promise<void>,
): View {
  return {
    name: `${viewer}-retention${name}`,
    viewer,
    show: async (page: Page, scene: Scene) => {
      const { cycles } = await scene.staff.hr.get<{ cycles: Cycle[] }>('/retention');
      const cycle = fits === undefined ? undefined : cycles.find(fits);
      await page.goto(`${scene.url}/retention/cycles${cycle === undefined ? '' : `/${cycle.id}`}`);
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await then?.(page);
    },
  };
}

const isWanted = ({ hold }: Cycle) => hold !== null && hold.confirmedBy === null;
const isToLift = ({ hold }: Cycle) => hold !== null && hold.liftAskedBy !== null;

async function askToLift(page: Page): Promise<void> {
  await page.locator('main .button-row .button-primary').first().click();
  await page.locator('dialog[open]').waitFor();
}

async function askWithoutReason(page: Page): Promise<void> {
  await page.locator('main form button[type="submit"]').click();
  await page.locator('.field-error').first().waitFor();
}

/** What is kept until when: the list, and a cycle in every state. */
export const retentionViews: readonly View[] = [
  view('hr', ''),
  view('hr', '-done', ({ state }) => state === 'done'),
  view('hr', '-announced', ({ state, hold }) => state === 'announced' && hold === null),
  view(
    'hr',
    '-without-reason',
    ({ state, hold }) => state === 'kept' && hold === null,
    askWithoutReason,
  ),
  view('hr', '-hold-asked', isWanted),
  view('auditor', '-hold-to-confirm', isWanted),
  view(
    'hr',
    '-held',
    ({ hold }) => hold !== null && hold.confirmedBy !== null && hold.liftAskedBy === null,
  ),
  view('hr', '-hold-to-lift', isToLift, askToLift),
];
