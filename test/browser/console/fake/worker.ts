import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import type { Role } from '../../../../survey-ui/console/api/session.ts';
import { cycle, department, departmentId, organisation, previousCycle } from './company.ts';
import { evidenceView, publishedResult, reviewerTasks } from './review.ts';
import { draftSheet, sheetList, submittedSheet, totalView } from './sheets.ts';
import { openWindow, windowList } from './windows.ts';

/** The origin the pages believe they are served from; nothing leaves the browser. */
export const ORIGIN = 'http://localhost:4173';

/** The console's security policy as it is built, which the pages must live with. */
function policyOf(dist: string): string {
  const lines = readFileSync(join(dist, '_headers'), 'utf8').split('\n');
  const policy = lines[lines.indexOf('/console.html') + 1] ?? '';
  return policy.replace(/^\s*Content-Security-Policy:\s*/, '');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** An answer of the fake: a JSON body, or a problem with its status. */
export type FakeAnswer = { body: unknown } | { problem: string; status: number };

/** Who is signed in, and answers by `METHOD /path` that differ from the usual ones. */
export interface FakeOptions {
  roles: readonly Role[];
  answers?: Readonly<Record<string, FakeAnswer | ((body: unknown) => FakeAnswer)>>;
}

/** One request a page made, with its body. */
export interface SeenRequest {
  call: string;
  body: unknown;
}

const people: Readonly<Record<string, { id: string; name: string }>> = {
  hr: { id: 'person-8', name: '冯雅琴' },
  reviewer: { id: 'person-9', name: '蒋正平' },
  manager: { id: 'person-1', name: '林秋实' },
};

function usualAnswers(roles: readonly Role[]): Record<string, unknown> {
  const person = people[roles[0] ?? 'hr'] ?? { id: 'person-1', name: '林秋实' };
  return {
    'GET /api/session': {
      person: { ...person, department: departmentId(0) },
      roles: roles.map((role) => ({
        role,
        department: role === 'hr' ? null : departmentId(0),
      })),
      company: { name: '云岭精密制造有限公司', timeZone: 'Asia/Shanghai' },
    },
    'POST /api/session': { signedIn: true },
    'POST /api/session/end': { signedIn: false },
    'GET /api/hr/organisation': organisation,
    'GET /api/hr/cycles': [cycle, previousCycle].map((each, index) => ({
      ...each,
      kind: 'month',
      departments: organisation.departments.map((one) => one.id),
      openedAt: openWindow.now - index * 2_592_000,
      formVersion: 1,
      scoringPolicy: 1,
    })),
    'GET /api/hr/windows': windowList,
    'GET /api/hr/windows/window-1': openWindow,
    'GET /api/reviewer/tasks': reviewerTasks,
    'POST /api/reviewer/surveys/survey-9/evidence': evidenceView,
    'GET /api/manager/results': [
      { cycle: previousCycle, department: department(0), outcome: 'published' },
      { cycle, department: department(0), outcome: 'none' },
    ],
    'POST /api/manager/results': publishedResult,
    'GET /api/manager/cycles': sheetList,
    'GET /api/reviewer/sheets': sheetList,
    [`GET /api/manager/sheets/${cycle.id}/${departmentId(0)}/duty`]: draftSheet,
    [`GET /api/reviewer/sheets/${cycle.id}/${departmentId(0)}/plan`]: submittedSheet,
    'POST /api/manager/total': totalView,
    'POST /api/reviewer/total': totalView,
    'POST /api/reviewer/results': publishedResult,
  };
}

function serveFile(dist: string, path: string, policy: string): Parameters<Route['fulfill']>[0] {
  const file = join(dist, path.startsWith('/assets/') ? path : '/console.html');
  if (!existsSync(file)) return { status: 404, body: '' };
  return {
    status: 200,
    contentType: TYPES[extname(file)] ?? 'application/octet-stream',
    headers: { 'content-security-policy': policy },
    body: readFileSync(file),
  };
}

/**
 * Answers everything the console asks for, in the browser itself, so that each state
 * of the Worker can be shown. Returns the list of the API calls as they are made.
 */
export async function fakeWorker(
  context: BrowserContext,
  dist: string,
  options: FakeOptions,
): Promise<SeenRequest[]> {
  const seen: SeenRequest[] = [];
  const usual = usualAnswers(options.roles);
  const policy = policyOf(dist);
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return route.fulfill(serveFile(dist, pathname, policy));
    const call = `${request.method()} ${pathname}`;
    const body: unknown = request.postData() === null ? null : request.postDataJSON();
    seen.push({ call, body });
    const chosen = options.answers?.[call];
    const answer = typeof chosen === 'function' ? chosen(body) : chosen;
    if (answer !== undefined && 'problem' in answer) {
      const { problem: code, status } = answer;
      return route.fulfill({
        status,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: code, status, code }),
      });
    }
    const value = answer === undefined ? usual[call] : answer.body;
    if (value === undefined) {
      const code = request.method() === 'GET' ? 'not_found' : undefined;
      return code === undefined
        ? route.fulfill({ json: {} })
        : route.fulfill({ status: 404, json: { code, status: 404 } });
    }
    return route.fulfill({ json: value });
  });
  return seen;
}
