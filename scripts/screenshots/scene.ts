import { defaultFormVersion } from '../../shared/form/default-form-version.ts';
import { defaultScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { buildCompany, type Company, idOf } from '../client/company.ts';
import { signInWithRole } from '../client/company-role.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { activateFor, finish, openLink, rate, sealFor } from '../client/rater-client.ts';
import type { StaffClient } from '../client/staff-client.ts';
import { endWindow } from '../client/window.ts';
import { demoBallot } from '../demo/ballots.ts';
import { demoCompany } from '../demo/company-plan.ts';
import { demoDutySheet, demoKeyIndicatorSheet, demoPlanSheet } from '../demo/sheets.ts';
import { recentMonths } from '../demo/months.ts';
import { appraise, writeSheet } from '../demo/appraise.ts';
import { writePlans } from './sheet-views.ts';
import { exchangeLinks } from './scene-links.ts';
import { freezeScored, setTotals, type TotalName } from './scene-totals.ts';
import { openedWindow, planWindow, type SceneWindow, upTo } from './scene-windows.ts';

/** A running product whose data shows every state that a page can be in. */
export interface Scene {
  url: string;
  setupCode: string;
  company: Company;
  /** Signed in: an HR account, reviewer and manager of 用户服务, one of the leadership, an auditor. */
  staff: Record<'hr' | 'reviewer' | 'manager' | 'leadership' | 'auditor', StaffClient>;
  /** Windows by the state that they are in. */
  windows: Record<WindowName, SceneWindow>;
  /** Cycles by the state of the total of 用户服务. */
  totals: Record<TotalName, string>;
  /** A link of the open window for three departments; no view may use it up. */
  link: string;
  /** An unused link of the open window for three departments; each only once. */
  takeLink(): string;
  /** A ballot of the open window that was signed, saved and not sent, as its text. */
  sealed: string;
  /** A receipt of a counted ballot of the window `due`. */
  receipt: string;
}

/** The windows of a scene, named for what they show. */
export type WindowName =
  | 'open'
  | 'released'
  | 'due'
  | 'grace'
  | 'soon'
  | 'draft'
  | 'submitted'
  | 'approved'
  | 'ready'
  | 'void'
  | 'small';

/** Client departments whose raters have three departments to rate in the open window. */
const withSeveral = ['SC', 'YJ', 'ZL', 'YF'];

/**
 * Fills an empty product through its own routes: one window in every state, and sheets in
 * every state, in the company of the demo.
 */
export async function setScene(url: string, setupCode: string): Promise<Scene> {
  const company = await buildCompany(fetch, url, setupCode, demoCompany);
  const [a010, a020] = [await company.signInAs('A010'), await company.signInAs('A020')];
  const reviewers = [a010, a020];
  const { hr } = company;
  const manager = await company.signInAs('B101');
  const leadership = await leader(company);
  const auditor = await signInWithRole(company, 'auditor');
  const at = { company, reviewers };

  // Five rated departments, so that the leadership sees them side by side.
  await rateQuality(company);
  const fiveRated = ['YF', 'SC', 'YJ', 'GY', 'ZL'];
  const released = await openedWindow(at, { month: -1, rated: fiveRated, grace: 0 });
  // Later cycles follow the first and stay with version 1 of both; no cycle uses these yet.
  await makeVersions(hr);
  await rateAll(released, 4);
  await endWindow(hr, reviewers, released.id, {
    kind: 'early_close',
    label: released.label,
    reason: '全部评价人已答复',
  });
  await settle(a010, released.id, true);
  await settle(a020, released.id, true);

  const due = await openedWindow(at, { month: -2, rated: ['YF', 'SC', 'YJ', 'GY'], grace: 0 });
  // Too few rate 用户服务; 研发中心 waits for its tally; the reviewer reads the two others.
  const receipts = await rateAll(due, 2, (department) => department !== '用户服务');
  await endWindow(hr, reviewers, due.id, {
    kind: 'early_close',
    label: due.label,
    reason: '全部评价人已答复',
  });
  await settle(a010, due.id, false);
  await hr.post(`/hr/cycles/${due.cycle}/no-survey`, {
    department: idOf(company.departments, 'CW'),
    reason: '财务部本月只为外部审计工作',
  });

  const grace = await openedWindow(at, { month: -3, rated: ['YF', 'SC'], grace: 60 });
  await endWindow(hr, reviewers, grace.id, {
    kind: 'early_close',
    label: grace.label,
    reason: '工厂停电检修，无法继续评价',
  });

  const open = await openedWindow(at, { month: 0, rated: ['YF', 'SC', 'YJ', 'GY'], grace: 30 });
  const soon = await openedWindow(at, { month: 1, rated: ['YF', 'SC'], startsInDays: 2 });
  await hr.post(`/hr/windows/${soon.id}/requests`, {
    kind: 'void',
    reason: '服务关系表要改，链接要重新制作',
    confirmation: soon.label,
  });
  await exchangeLinks(at, soon);
  const draft = await planWindow(at, { month: 2, rated: ['YF', 'CW'] });
  const submitted = await planWindow(at, { month: 3, rated: ['YF', 'SC', 'YJ'] });
  await upTo(at, submitted, 'submitted');
  await returnOne(a020, submitted.id);
  const approved = await planWindow(at, { month: 4, rated: ['YF'] });
  await upTo(at, approved, 'approved');
  const ready = await planWindow(at, { month: 5, rated: ['YF', 'YJ'] });
  await upTo(at, ready, 'ready');
  const voided = await openedWindow(at, { month: 6, rated: ['YF'], startsInDays: 2 });
  await voidIt(company, a010, voided);
  await shrink(company, { SC: 2, YJ: 1, YF: 1, CW: 2 });
  const small = await openedWindow(at, { month: 7, rated: ['GY'], grace: 30 });

  await writeSheets(company, manager, a010, { released: released.cycle, open: open.cycle });
  await freezeScored({
    cycle: released.cycle,
    department: idOf(company.departments, 'SC'),
    manager: await company.signInAs('B201'),
    reviewer: a010,
    month: recentMonths(new Date())[0],
  });
  await writePlans(
    { company, manager, reviewer: a010 },
    { submitted: soon.cycle, approved: due.cycle },
    recentMonths(new Date())[1],
  );
  const [untouched = '', forSealed = '', ...spare] = linksOf(open, idOf(company.departments, 'XS'));
  const links = withSeveral.flatMap((code) => linksOf(open, idOf(company.departments, code)));
  links.push(...spare);
  return {
    url,
    setupCode,
    company,
    staff: { hr, reviewer: a010, manager, leadership, auditor },
    windows: {
      open,
      released,
      due,
      grace,
      soon,
      draft,
      submitted,
      approved,
      ready,
      void: voided,
      small,
    },
    totals: await setTotals({ company, manager, reviewer: a010 }),
    link: untouched,
    takeLink() {
      const link = links.pop();
      if (link === undefined) throw new Error('no link of the open window is left');
      return link;
    },
    sealed: await saveSealed(forSealed),
    receipt: receipts.get('生产中心') ?? '',
  };
}

/** Has a ballot signed with a link, and saves it instead of sending it. */
async function saveSealed(link: string): Promise<string> {
  const opened = await openLink(fetch, link);
  const [survey] = opened.surveys;
  if (survey === undefined) throw new Error('the link has nothing to rate');
  const prepared = await sealFor(opened, survey, demoBallot(0, 0));
  const ballot = await finish(prepared, await activateFor(fetch, opened, prepared));
  const fp = encodeBase64url(opened.fp);
  return JSON.stringify({ format: 'niping-sealed-ballot', version: 1, fp, ...ballot });
}

/** The next version of the form and of the policy, each with something different. */
async function makeVersions(hr: StaffClient): Promise<void> {
  const content = structuredClone(defaultFormVersion);
  const [communication] = content.indicatorGroups;
  const [first] = communication?.indicators ?? [];
  if (communication !== undefined) communication.weight = 4;
  if (first !== undefined) {
    first.weight = 2;
    first.guidance.zh =
      '他们会不会主动来了解我们的需要，与我们定期沟通？配合中有了问题，他们能不能及早发现？';
  }
  await hr.put('/hr/forms/2', {
    revision: 0,
    content: { ...content, number: 2, evidencePolicy: 'extremes' },
  });
  await hr.put('/hr/policies/2', {
    revision: 0,
    content: { ...defaultScoringPolicy, number: 2, duty: 40, scale: 'to_100' },
  });
}

function linksOf(window: SceneWindow, department: string): string[] {
  return window.links.filter((each) => each.department === department).map(({ link }) => link);
}

/**
 * Rates by every link of a window but each `skip`th of a client department, so that as many answer
 * in every scene although links come in an order of chance; the last receipt of each department.
 */
async function rateAll(
  window: SceneWindow,
  skip: number,
  wanted: (department: string) => boolean = () => true,
): Promise<Map<string, string>> {
  const receipts = new Map<string, string>();
  const before = new Map<string, number>();
  for (const [rater, { department, link }] of window.links.entries()) {
    const place = before.get(department) ?? 0;
    before.set(department, place + 1);
    if (place % skip === skip - 1) continue;
    const opened = await openLink(fetch, link);
    for (const [index, survey] of opened.surveys.entries()) {
      const found = opened.manifest.departments.find(({ id }) => id === survey.department);
      const name = found?.name ?? '';
      if (!wanted(name)) continue;
      receipts.set(name, await rate(fetch, opened, survey, demoBallot(rater, index)));
    }
  }
  return receipts;
}

interface AuditTask {
  survey: string;
  window: string;
  department: { name: string };
}

/** Tallies what waits for a reviewer in a window, and releases it if wanted. */
async function settle(reviewer: StaffClient, window: string, releases: boolean): Promise<void> {
  const tasks = await reviewer.get<{ surveysToAudit: AuditTask[] }>('/reviewer/tasks');
  for (const { survey, window: of, department } of tasks.surveysToAudit) {
    if (of !== window) continue;
    await reviewer.post(`/reviewer/surveys/${survey}/tally`);
    if (!releases) continue;
    await reviewer.post(`/reviewer/surveys/${survey}/release`, {
      confirmation: department.name,
      summary: department.name === '用户服务' ? demoSummary : null,
    });
  }
}

/** What the reviewer tells the manager of 用户服务. */
const demoSummary =
  '各部门都认可你们的服务态度，遇到问题能主动联系。\n需要改进的是结果的跟进：故障处理之后应当回访，并把原因和预防措施告诉对方。';

/** Somebody of the leadership, signed in. */
async function leader(company: Company): Promise<StaffClient> {
  const { id } = await company.hr.post<{ id: string }>('/hr/people', {
    number: 'A100',
    name: '高远',
    email: null,
    department: null,
  });
  const roles = { revision: 1, hr: false, leadership: true, auditor: false };
  await company.hr.put(`/hr/people/${id}/roles`, roles);
  company.people.set('A100', id);
  return company.signInAs('A100');
}

/** Lets 用户服务 and 生产中心 rate 质量管理部 too. */
async function rateQuality({ hr, departments }: Company): Promise<void> {
  for (const client of ['YF', 'SC']) {
    const rated = [...(demoCompany.serves[client] ?? []), 'ZL'].map((code) =>
      idOf(departments, code),
    );
    const path = `/hr/service-map/${idOf(departments, client)}`;
    const { revision } = await hr.get<{ revision: number }>(path);
    await hr.put(path, { revision, rated });
  }
}

async function returnOne(reviewer: StaffClient, window: string): Promise<void> {
  const { surveysToApprove } = await reviewer.get<{
    surveysToApprove: { survey: string; window: string }[];
  }>('/reviewer/tasks');
  const mine = surveysToApprove.find((each) => each.window === window);
  const reason = '研发中心这个月搬迁，请把它移出本次评价。';
  await reviewer.post(`/reviewer/surveys/${mine?.survey ?? ''}/return`, { reason });
}

async function voidIt(company: Company, reviewer: StaffClient, window: SceneWindow) {
  await company.hr.post(`/hr/windows/${window.id}/requests`, {
    kind: 'void',
    reason: '本月合并到下月一起评价',
    confirmation: window.label,
  });
  const { requestsToApprove } = await reviewer.get<{
    requestsToApprove: { id: string; window: string }[];
  }>('/reviewer/tasks');
  const request = requestsToApprove.find((each) => each.window === window.id);
  await reviewer.post(`/reviewer/requests/${request?.id ?? ''}/approve`);
}

interface DepartmentRow {
  id: string;
  code: string;
  name: string;
  revision: number;
  manager: { id: string };
  reviewer: { id: string };
}

/** Gives departments fewer links, for windows planned from now on. */
async function shrink(company: Company, raterLinks: Record<string, number>): Promise<void> {
  const { rows } = await company.hr.get<{ rows: DepartmentRow[] }>('/hr/departments');
  for (const { id, code, name, revision, manager, reviewer } of rows) {
    const links = raterLinks[code];
    if (links === undefined) continue;
    const holders = { manager: manager.id, reviewer: reviewer.id };
    const change = { revision, code, name, raterLinks: links, ...holders };
    await company.hr.put(`/hr/departments/${id}`, change);
  }
}

/** Sheets: all audited for the released cycle; a draft and a self-scored one for the open one. */
async function writeSheets(
  company: Company,
  manager: StaffClient,
  reviewer: StaffClient,
  cycles: { released: string; open: string },
): Promise<void> {
  const department = idOf(company.departments, 'YF');
  const [last, current] = recentMonths(new Date());
  await appraise({ cycle: cycles.released, department, manager, reviewer, month: last });
  const path = (kind: string) => `/manager/sheets/${cycles.open}/${department}/${kind}`;
  await manager.put(path('duty'), { revision: 0, content: demoDutySheet });
  for (const [kind, content] of [
    ['plan', demoPlanSheet(current)],
    ['key_indicators', demoKeyIndicatorSheet],
  ] as const) {
    const appraisal = { cycle: cycles.open, department, manager, reviewer };
    await manager.post(`${path(kind)}/self-score`, await writeSheet(appraisal, kind, content));
  }
}
