import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';

/** Where a survey window stands; states only move forward. */
export type WindowState =
  | 'draft'
  | 'submitted'
  | 'approved'
  | 'preparing'
  | 'ready'
  | 'issued'
  | 'open'
  | 'grace'
  | 'closed'
  | 'void';

/** Where one department's survey stands after the window. */
export type SurveyState = 'pending' | 'tallied' | 'published' | 'withheld' | 'void' | 'purged';

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

/** What HR decides about a window while it is a draft. */
export interface WindowFields {
  departments: string[];
  opensAt: number;
  closesAt: number;
  latestCloseAt: number;
  graceMinutes: number;
  threshold: number;
}

/** One finding of the preflight; the numbers that belong to it have names of their own. */
export interface Finding {
  code: string;
  department?: string | null;
  [number: string]: unknown;
}

/** One department's survey inside a window. */
export interface WindowSurvey {
  id: string;
  department: string;
  approval: 'waiting' | 'approved' | 'returned' | 'taken_out';
  returnReason: string | null;
  state: SurveyState;
  linksIssued: number;
  keys: 'none' | 'made' | 'destroyed';
  clients: string[];
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
  clients: { department: string; links: number }[];
  surveys: WindowSurvey[];
  preflight: {
    refusals: Finding[];
    warnings: Finding[];
    surveys: { department: string; raters: number; clientDepartments: number; margin: number }[];
  };
  turnout: { band: 'below_threshold' | 'at_threshold' | 'well_above'; countedAt: number } | null;
  requests: WindowRequest[];
}

/** A link of one client department, shown once. */
export interface IssuedLink {
  department: string;
  link: string;
}

/** One set of links, with the revision by which it is confirmed. */
export interface IssuedLinks {
  revision: number;
  links: IssuedLink[];
}

const windows = hr.windows;
const one = windows[':id'];

/** HR's calls about survey windows. */
export const windowsApi = {
  list: (): Promise<Answer<WindowSummary[]>> => read(() => windows.$get()),
  prepareDraft: (json: WindowFields & { cycle: string }): Promise<Answer<{ id: string }>> =>
    change(() => windows.$post({ json })),
  read: (id: string): Promise<Answer<WindowView>> => read(() => one.$get({ param: { id } })),
  change: (
    id: string,
    json: WindowFields & { revision: number; clients: WindowView['clients'] },
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
  extend: (id: string, closesAt: number): Promise<Answer<unknown>> =>
    change(() => one.extend.$post({ param: { id }, json: { closesAt } })),
  request: (
    id: string,
    json: { kind: WindowRequest['kind']; reason: string; confirmation: string },
  ): Promise<Answer<unknown>> => change(() => one.requests.$post({ param: { id }, json })),
};
