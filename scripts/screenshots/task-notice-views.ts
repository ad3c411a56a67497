import type { View } from './view.ts';

const failed = { address_refused: 0, delivery_unavailable: 0, fate_unknown: 0 };
const running = {
  isOn: true,
  hour: 9,
  revision: 4,
  delivery: 'mail',
  days: [
    { day: '2026-11-24', sent: 11, waiting: 2, failed: { ...failed, delivery_unavailable: 1 } },
    {
      day: '2026-11-23',
      sent: 37,
      waiting: 0,
      failed: { ...failed, address_refused: 1, fate_unknown: 2 },
    },
    { day: '2026-11-20', sent: 4, waiting: 0, failed },
  ],
  unreachable: {
    total: 2,
    rows: [
      { id: 'a', number: 'B101', name: '宋知远', because: 'address_refused' },
      { id: 'b', number: 'C007', name: '林秋实', because: 'no_address' },
    ],
  },
};
const nothing = { days: [], unreachable: { total: 0, rows: [] } };

function notices(name: string, body: object): View {
  return {
    name: `hr-${name}`,
    viewer: 'hr',
    show: async (page, scene) => {
      // What the clock does over days, in the Worker's place.
      await page.route('**/api/hr/task-notices', (route) =>
        route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) }),
      );
      await page.goto(`${scene.url}/hr/task-notices`);
      await page.locator('h1').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    },
  };
}

/** Notices of tasks: under way, and before the first one. */
export const taskNoticeViews: readonly View[] = [
  notices('task-notices', running),
  notices('task-notices-none', { ...running, ...nothing, delivery: 'none' }),
  notices('task-notices-outbox', { ...running, ...nothing, isOn: false, delivery: 'outbox' }),
];
