import type { Page, Route } from 'playwright-core';
import type { View, Viewer } from './view.ts';

/** Answers a call of the page in place of the Worker, which comes into these states by waiting only. */
const answer =
  (body: object, status = 200) =>
  (route: Route) =>
    route.fulfill({
      status,
      contentType: status === 200 ? 'application/json' : 'application/problem+json',
      body: JSON.stringify(body),
    });

const at = Date.UTC(2026, 10, 20, 1, 5) / 1000;
const day = 24 * 60 * 60;

const passkeys = [
  {
    id: 'a',
    label: '办公电脑',
    cameBy: 'enrolment',
    madeBy: '冯雅琴',
    approvedBy: null,
    createdAt: at,
    lastUsedAt: at + 5 * day,
    here: true,
    untold: false,
  },
  {
    id: 'b',
    label: '我的手机',
    cameBy: 'addition',
    madeBy: null,
    approvedBy: null,
    createdAt: at + day,
    lastUsedAt: null,
    here: false,
    untold: false,
  },
];
const recovered = {
  id: 'c',
  label: '新电脑',
  cameBy: 'recovery',
  madeBy: '冯雅琴',
  approvedBy: '梁慎之',
  createdAt: at + 4 * day,
  lastUsedAt: at + 4 * day,
  here: false,
  untold: true,
};
const sessions = [
  { name: 'a', passkey: '办公电脑', createdAt: at + 5 * day, lastSeenAt: at + 5 * day, here: true },
  {
    name: 'b',
    passkey: '我的手机',
    createdAt: at + 4 * day,
    lastSeenAt: at + 4 * day,
    here: false,
  },
];
const quiet = { passkeys, sessions, recovery: null };
const alarming = {
  passkeys: [...passkeys, recovered],
  sessions,
  recovery: { madeBy: '冯雅琴', madeAt: at + 5 * day, approved: false },
};

const access = {
  recoveries: [
    {
      id: 'a',
      person: { name: '宋知远', number: 'B101' },
      madeBy: '冯雅琴',
      madeAt: at,
      expiresAt: at + day,
      approved: false,
      mine: true,
    },
    {
      id: 'b',
      person: { name: '许明达', number: 'A010' },
      madeBy: null,
      madeAt: at,
      expiresAt: at + day,
      approved: false,
      mine: false,
    },
  ],
  enrolments: [
    {
      person: { name: '林秋实', number: 'C007' },
      cameBy: 'identity',
      madeBy: null,
      approvedBy: null,
      at: at + day,
    },
    {
      person: { name: '宋知远', number: 'B101' },
      cameBy: 'recovery',
      madeBy: '冯雅琴',
      approvedBy: '梁慎之',
      at,
    },
    {
      person: { name: '许明达', number: 'A010' },
      cameBy: 'enrolment',
      madeBy: '冯雅琴',
      approvedBy: null,
      at: at - day,
    },
  ],
};

interface Stand {
  /** The call that is answered in the Worker's place, and how. */
  call?: string;
  body?: object;
  status?: number;
  next?: (page: Page) => Promise<void>;
}

function view(viewer: Viewer, name: string, path: string, stand: Stand = {}): View {
  const { call, body = {}, status, next } = stand;
  return {
    name: `${viewer === 'visitor' ? 'console' : viewer}-${name}`,
    viewer,
    show: async (page, scene) => {
      if (call !== undefined) await page.route(call, answer(body, status));
      await page.goto(scene.url + path);
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await next?.(page);
    },
  };
}

const noticesCall = '**/api/account/task-notices';
const waysCall = '**/api/session/ways';
const accountCall = '**/api/account';
const accessCall = '**/api/access';

/** Signing in, one's own account, and how others get in. */
export const accountViews: readonly View[] = [
  view('visitor', 'enrol-demo', '/sign-in?demo#not-a-token'),
  view('visitor', 'enrol-waits', '/sign-in#not-a-token', {
    call: '**/api/session/enrolment',
    body: { code: 'recovery_waits' },
    status: 403,
    next: async (page) => {
      await page.locator('button.button-primary').click();
      await page.locator('.notice').waitFor();
    },
  }),
  view('visitor', 'sign-in-company', '/sign-in', {
    call: waysCall,
    body: { passkeys: true, sso: 'openid' },
  }),
  view('visitor', 'sign-in-company-alone', '/sign-in', {
    call: waysCall,
    body: { passkeys: false, sso: 'feishu' },
  }),
  view('visitor', 'sign-in-company-down', '/sign-in', {
    call: waysCall,
    body: { passkeys: true, sso: 'openid' },
    next: async (page) => {
      await page.route('**/api/session/sso/begin', answer({ code: 'sso_unavailable' }, 503));
      await page.locator('button.button-primary').click();
      await page.locator('.notice').waitFor();
    },
  }),
  view('visitor', 'sign-in-again', '/sign-in?again'),
  ...(['sso_account_unknown', 'sso_account_waits', 'sso_expired'] as const).map((code) =>
    view('visitor', `return-${code}`, '/sign-in/return?state=x', {
      call: '**/api/session/sso/finish',
      body: { code },
      status: 403,
      next: (page) => page.locator('.notice').waitFor(),
    }),
  ),
  view('manager', 'account-company', '/account', {
    call: '**/api/session/sso',
    body: { sso: true, boundAt: null },
  }),
  view('manager', 'account-company-drop', '/account', {
    call: '**/api/session/sso',
    body: { sso: true, boundAt: at },
    next: async (page) => {
      await page.getByRole('button', { name: /取消关联|Disconnect/ }).click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  view('manager', 'account', '/account', { call: accountCall, body: quiet }),
  view('manager', 'account-notices', '/account', {
    call: noticesCall,
    body: { wanted: true, hasAddress: true, areSent: true },
  }),
  view('manager', 'account-notices-off', '/account', {
    call: noticesCall,
    body: { wanted: false, hasAddress: true, areSent: true },
  }),
  view('manager', 'account-news', '/account', { call: accountCall, body: alarming }),
  view('manager', 'account-remove', '/account', {
    call: accountCall,
    body: quiet,
    next: async (page) => {
      await page
        .getByRole('button', { name: /移除|Remove/ })
        .first()
        .click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  view('manager', 'account-demo', '/account', {
    call: accountCall,
    body: { passkeys: [], sessions: [{ ...sessions[0], passkey: null }], recovery: null },
  }),
  view('manager', 'home-news', '/', { call: accountCall, body: alarming }),
  view('hr', 'home-recovery', '/', { call: accessCall, body: access }),
  view('hr', 'access', '/access', { call: accessCall, body: access }),
  view('hr', 'access-empty', '/access', {
    call: accessCall,
    body: { recoveries: [], enrolments: [] },
  }),
  view('hr', 'access-approve', '/access', {
    call: accessCall,
    body: access,
    next: async (page) => {
      await page
        .getByRole('button', { name: /批准恢复|Approve the/ })
        .first()
        .click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  view('hr', 'confirm-presence', '/access', {
    call: accessCall,
    body: access,
    next: async (page) => {
      const refused = answer({ code: 'sign_in_again' }, 403);
      await page.route('**/api/access/recoveries/**', refused);
      await page
        .getByRole('button', { name: /批准恢复|Approve the/ })
        .first()
        .click();
      await page.locator('dialog[open] .button-final').click();
      await page.locator('dialog[open] .button-primary').waitFor();
    },
  }),
];
