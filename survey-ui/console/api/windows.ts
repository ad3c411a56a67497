import type { Answer } from '../kit/answer.ts';
import { change, read } from './send.ts';

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

const at = (id: string, step = '') => `/api/hr/windows/${id}${step}`;

/** HR's calls about survey windows. */
export const windowsApi = {
  list: (): Promise<Answer<WindowSummary[]>> => read('/api/hr/windows'),
  prepareDraft: (fields: WindowFields & { cycle: string }): Promise<Answer<{ id: string }>> =>
    change('POST', '/api/hr/windows', fields),
  read: (id: string): Promise<Answer<WindowView>> => read(at(id)),
  change: (
    id: string,
    fields: WindowFields & { revision: number; clients: WindowView['clients'] },
  ): Promise<Answer<unknown>> => change('PUT', at(id), fields),
  submit: (id: string, revision: number): Promise<Answer<unknown>> =>
    change('POST', at(id, '/submit'), { revision }),
  withdraw: (id: string, revision: number): Promise<Answer<unknown>> =>
    change('POST', at(id, '/withdraw'), { revision }),
  takeOut: (id: string, survey: string): Promise<Answer<unknown>> =>
    change('POST', at(id, '/take-out'), { survey }),
  /** One slice of key making; repeated until the state is `ready`. */
  makeKeys: (
    id: string,
  ): Promise<Answer<{ state: WindowState; keysMade: number; keysNeeded: number }>> =>
    change('POST', at(id, '/prepare'), {}),
  makeLinks: (id: string): Promise<Answer<{ links: IssuedLink[] }>> =>
    change('POST', at(id, '/links'), {}),
  confirmLinks: (id: string): Promise<Answer<unknown>> =>
    change('POST', at(id, '/confirm-links'), {}),
  extend: (id: string, closesAt: number): Promise<Answer<unknown>> =>
    change('POST', at(id, '/extend'), { closesAt }),
  request: (
    id: string,
    fields: { kind: WindowRequest['kind']; reason: string; confirmation: string },
  ): Promise<Answer<unknown>> => change('POST', at(id, '/requests'), fields),
};
