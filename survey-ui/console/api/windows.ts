import type {
  Approval,
  KeyState,
  SurveyState,
  WindowState,
} from '../../../shared/wire/window-states.ts';
import type { CompanyDay } from '../../../worker/windows/company-day-store.ts';
import type {
  StoredPlan as WindowPlan,
  WindowPlan as WindowFields,
} from '../../../worker/windows/draft-store.ts';
import type { IssuedLink, IssuedLinks } from '../../../worker/windows/make-links.ts';
import type { NextStep } from '../../../worker/windows/next-step.ts';
import type { Reminded } from '../../../worker/windows/remind.ts';
import type { VoidScope } from '../../../worker/windows/void-scope.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import type { ListPage } from '../kit/list.ts';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type {
  CompanyDay,
  IssuedLink,
  IssuedLinks,
  NextStep,
  Reminded,
  VoidScope,
  WindowFields,
  WindowPlan,
};

/** A cycle by its id and label, such as `2026-10`. */
export interface CycleName {
  id: string;
  label: string;
}

/** A window in the list. */
export interface WindowSummary {
  id: string;
  cycle: CycleName;
  state: WindowState;
  opensAt: number;
  closesAt: number;
  surveys: number;
}

/** A department with the links it gets. */
export interface NamedLinks {
  id: string;
  name: string;
  links: number;
}

/** All findings of one kind of the preflight, with the facts that belong to it. */
export interface Finding {
  code: string;
  /** How many departments it concerns; absent when it concerns the whole window. */
  count?: number | undefined;
  /** The first of them. */
  departments?: { id: string; name: string }[] | undefined;
  /** Client departments whose raters are told that the group is small. */
  clients?: NamedLinks[] | undefined;
  /** `YYYY-MM-DD`. */
  day?: string | undefined;
  why?: string | undefined;
  workingDays?: number | undefined;
  year?: string | undefined;
}

/** One department's survey inside a window, as the list has it. */
export interface WindowSurvey {
  id: string;
  department: string;
  name: string;
  reviewer: string | null;
  approval: Approval;
  returnReason: string | null;
  state: SurveyState;
  keys: KeyState;
  raters: number;
  clientDepartments: number;
  /** Raters above the threshold. */
  margin: number;
}

/** How a survey differs from the department's last one. */
export interface Difference {
  /** Label of the cycle of the last one. */
  cycle: string;
  /** Links that came or went. */
  links: number;
  added: NamedLinks[];
  removed: NamedLinks[];
  changed: { id: string; name: string; before: number; now: number }[];
  threshold: { before: number; now: number };
  graceMinutes: { before: number; now: number };
  opensAt: { before: number; now: number };
  closesAt: { before: number; now: number };
}

/** One survey with everything that HR may know of it. */
export interface WindowSurveyDetail extends WindowSurvey {
  clients: NamedLinks[];
  refusals: Finding[];
  warnings: Finding[];
  difference: Difference | null;
}

/** How many surveys are how far. */
export interface SurveyCounts {
  all: number;
  waiting: number;
  approved: number;
  returned: number;
  takenOut: number;
  keysMade: number;
  pending: number;
  tallied: number;
  published: number;
  withheld: number;
  void: number;
}

/** A client department of a window. */
export interface WindowClient extends NamedLinks {
  /** The number that the department gets unless a window says otherwise. */
  usual: number;
  /** Surveys that each of its links covers. */
  covers: number;
}

/** To whom a reminder would go by e-mail, and when the last one went. */
export interface ReminderView {
  delivery: 'mail' | 'outbox' | 'none';
  managers: number;
  withoutAddress: number;
  sentAt: number | null;
}

/** A request for an early close or a void. */
export interface WindowRequest {
  id: string;
  kind: 'early_close' | 'void';
  reason: string;
  state: 'waiting' | 'carried_out' | 'refused';
  approvals: number;
  needed: number;
}

/** A window as HR sees it. */
export interface WindowView {
  id: string;
  revision: number;
  state: WindowState;
  now: number;
  cycle: CycleName;
  opensAt: number;
  plannedCloseAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
  preparedBy: { id: string; name: string };
  voidReason: string | null;
  fingerprint: string | null;
  counts: SurveyCounts;
  /** Links over all client departments. */
  links: number;
  /** The first page of its surveys. */
  surveys: WindowSurvey[];
  /** Of a draft or a submitted window. */
  preflight: { refusals: Finding[]; warnings: Finding[] } | null;
  next: NextStep;
  turnout: { band: 'below_threshold' | 'at_threshold' | 'well_above'; countedAt: number } | null;
  requests: WindowRequest[];
  voidConcerns: VoidScope;
}

const windows = hr.windows;
const one = windows[':id'];

/** HR's calls about survey windows. */
export const windowsApi = {
  list: (query: Record<string, string>): Promise<Answer<ListPage<WindowSummary>>> =>
    read(() => windows.$get({ query })),
  /** @param json `id` is chosen here, so that a repeated press makes no second draft */
  prepareDraft: (
    json: WindowFields & { id: string; cycle: string },
  ): Promise<Answer<{ id: string }>> => change(() => windows.$post({ json })),
  read: (id: string): Promise<Answer<WindowView>> => read(() => one.$get({ param: { id } })),
  plan: (id: string): Promise<Answer<WindowPlan>> => read(() => one.plan.$get({ param: { id } })),
  surveys: (id: string, query: Record<string, string>): Promise<Answer<ListPage<WindowSurvey>>> =>
    read(() => one.surveys.$get({ param: { id }, query })),
  survey: (id: string, survey: string): Promise<Answer<WindowSurveyDetail>> =>
    read(() => one.surveys[':survey'].$get({ param: { id, survey } })),
  clients: (id: string, query: Record<string, string>): Promise<Answer<ListPage<WindowClient>>> =>
    read(() => one.clients.$get({ param: { id }, query })),
  change: (
    id: string,
    json: WindowFields & { revision: number; clients: WindowPlan['clients'] },
  ): Promise<Answer<unknown>> => change(() => one.$put({ param: { id }, json })),
  submit: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => one.submit.$post({ param: { id }, json: { revision } })),
  withdraw: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => one.withdraw.$post({ param: { id }, json: { revision } })),
  takeOut: (id: string, survey: string): Promise<Answer<unknown>> =>
    change(() => one['take-out'].$post({ param: { id }, json: { survey } })),
  /** One slice of key making; repeated until the state is `ready`. */
  makeKeys: (
    id: string,
  ): Promise<Answer<{ state: WindowState; keysMade: number; keysNeeded: number }>> =>
    change(() => one.prepare.$post({ param: { id }, json: {} })),
  /** Makes all links anew; `revision` names this set of them. */
  makeLinks: (id: string): Promise<Answer<IssuedLinks>> =>
    change(() => one.links.$post({ param: { id }, json: {} })),
  /** Refused with `revision_conflict` when somebody has made another set meanwhile. */
  confirmLinks: (id: string, revision: number): Promise<Answer<unknown>> =>
    change(() => one['confirm-links'].$post({ param: { id }, json: { revision } })),
  /** @param from the close that was shown; refused with `revision_conflict` when it was moved since */
  extend: (id: string, from: number, closesAt: number): Promise<Answer<unknown>> =>
    change(() => one.extend.$post({ param: { id }, json: { from, closesAt } })),
  request: (
    id: string,
    json: { id: string; kind: WindowRequest['kind']; reason: string; confirmation: string },
  ): Promise<Answer<unknown>> => change(() => one.requests.$post({ param: { id }, json })),
  reminder: (id: string): Promise<Answer<ReminderView>> =>
    read(() => one.reminder.$get({ param: { id } })),
  remind: (id: string, text: string): Promise<Answer<Reminded>> =>
    change(() => one.reminder.$post({ param: { id }, json: { text } })),
  companyDays: (): Promise<Answer<CompanyDay[]>> => read(() => hr['company-days'].$get()),
  /** @param seen what was shown; refused with `revision_conflict` when it was changed since */
  setCompanyDay: (
    day: string,
    seen: boolean | null,
    working: boolean | null,
  ): Promise<Answer<unknown>> =>
    change(() => hr['company-days'].$post({ json: { day, seen, working } })),
};
