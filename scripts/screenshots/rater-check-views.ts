import type { WindowManifest } from '../../shared/rating-protocol/manifest.ts';
import { readJson } from '../client/transport.ts';
import { open, sendAll } from './rater-moves.ts';
import { rater } from './rater-view.ts';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';

/** Receipts as a device keeps them: one of each fate that ballots of the window have. */
async function keptReceipts(scene: Scene): Promise<Record<string, string>> {
  const { id, links } = scene.windows.due;
  // Not by opening the link: its key is swept away once everything is settled.
  const [, hash = ''] = new URL(links[0]?.link ?? scene.url).hash.slice(1).split('.');
  const manifest = await readJson<WindowManifest>(
    await fetch(`${scene.url}/api/rate/manifests/${hash}`),
    'manifest',
  );
  const names = new Map(manifest.departments.map(({ id: department, name }) => [department, name]));
  const reply = await fetch(`${scene.url}/api/rate/receipts/${id}`);
  const lists = await readJson<{ surveys: { survey: string; receipts?: string[] }[] }>(
    reply,
    'receipts',
  );
  const counts = (survey: string) =>
    lists.surveys.find((list) => list.survey === survey)?.receipts?.includes(scene.receipt);
  const record = (of: typeof manifest.surveys, receipt: string) =>
    JSON.stringify({
      version: 1,
      window: id,
      cycle: manifest.cycle.label,
      ballots: Object.fromEntries(
        of.map(({ survey, department }) => [
          survey,
          { department: names.get(department), state: { step: 'sent', receipt } },
        ]),
      ),
    });
  const tallied = manifest.surveys.filter(({ survey }) => counts(survey));
  const others = manifest.surveys.filter(({ survey }) => !counts(survey));
  return {
    'niping.ballots.1': record(tallied, scene.receipt),
    'niping.ballots.2': record(others, 'ABCDEFGHIJKLMNOP'),
    'niping.ballots.3': record(tallied, 'PONMLKJIHGFEDCBA'),
  };
}

/** The check of receipts after the close. */
export const checkViews: readonly View[] = [
  rater('6-check-open', async (page, scene) => {
    await sendAll(page, scene.takeLink());
    await page.locator('.address a').first().click();
    await page.locator('#receipt').waitFor();
  }),
  rater('6-check-counted', async (page, scene) => {
    const manifest = scene.windows.due.id;
    await open(page, `${scene.url}/r/check#${manifest}`);
    await page.locator('#receipt').fill(scene.receipt);
    await page.locator('form button').click();
    await page.locator('.verdict').waitFor();
  }),
  rater('6-check-mistyped', async (page, scene) => {
    await open(page, `${scene.url}/r/check#${scene.windows.due.id}`);
    await page.locator('#receipt').fill('ABC1');
    await page.locator('form button').click();
    await page.locator('#receipt-error').waitFor();
  }),
  rater('6-check-unknown', async (page, scene) => {
    await open(page, `${scene.url}/r/check#000000000000000000000`);
    await page.locator('.error').waitFor();
  }),
  rater('6-check-mine', async (page, scene) => {
    await open(page, `${scene.url}/r/check#${scene.windows.due.id}`);
    await page.evaluate(
      (kept) => {
        for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
      },
      await keptReceipts(scene),
    );
    await page.reload();
    await page.locator('.deliveries li').nth(3).waitFor();
  }),
  rater('6-check-not-found', async (page, scene) => {
    await open(page, `${scene.url}/r/check#${scene.windows.released.id}`);
    await page.locator('#receipt').fill('A'.repeat(16));
    await page.locator('form button').click();
    await page.locator('.verdict').waitFor();
  }),
];
