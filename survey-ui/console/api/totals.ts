import type { SignerRole } from '../../../shared/appraisal/total-content.ts';
import type { FrozenRecord, ShownRecord } from '../../../shared/appraisal/total-record.ts';
import type { TotalRows } from '../../../shared/appraisal/total-rows.ts';
import type { TotalStanding } from '../../../worker/appraisal/total-list-store.ts';
import type { TotalPlace } from '../../../worker/appraisal/total-record-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { manager, reviewer } from './client.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { TotalPlace, TotalStanding };

/** The self row, the audited row, the total and its record, as somebody reads them at a moment. */
export interface TotalView extends TotalRows {
  cycle: CycleName;
  department: DepartmentName;
  record: ShownRecord;
  /** Canonical JSON of what is signed; null while the total is incomplete. */
  text: string | null;
  viewer: { name: string; at: number };
}

/** How far totals are that the person signs, as a manager or as a reviewer. */
export function listTotals(role: 'manager' | 'reviewer'): Promise<Answer<TotalStanding[]>> {
  return role === 'manager'
    ? read(() => manager.totals.$get())
    : read(() => reviewer.totals.$get());
}

/** What is signed, and as what. */
export interface Signing {
  fingerprint: string;
  role: SignerRole;
  /** That the signer knows that there is no customer score. */
  withoutCustomerScore: boolean;
}

/** What one of the two sides may do with a total. */
export interface TotalActs {
  /** The roles in which this side signs. */
  signs: readonly SignerRole[];
  read: (place: TotalPlace, purpose?: 'view' | 'print') => Promise<Answer<TotalView>>;
  record: (place: TotalPlace, version: number) => Promise<Answer<FrozenRecord>>;
  sign: (place: TotalPlace, signing: Signing) => Promise<Answer<unknown>>;
  object?: (place: TotalPlace, fingerprint: string, reasons: string) => Promise<Answer<unknown>>;
  answer?: (
    place: TotalPlace,
    outcome: 'upheld' | 'dismissed',
    answer: string,
  ) => Promise<Answer<unknown>>;
  correct?: (place: TotalPlace, version: number, reason: string) => Promise<Answer<unknown>>;
}

/** The manager's calls about totals. Reading is sent by POST because the view is logged with it. */
export const managerTotalsApi: TotalActs = {
  signs: ['filler', 'self_scorer'],
  read: (place, purpose = 'view') =>
    change(() => manager.total.$post({ json: { ...place, purpose } })),
  record: (place, version) =>
    change(() => manager.total.record.$post({ json: { ...place, version } })),
  sign: (place, { fingerprint, role }) =>
    change(() =>
      manager.total.sign.$post({
        json: { ...place, fingerprint, role: role === 'filler' ? role : 'self_scorer' },
      }),
    ),
  object: (place, fingerprint, reasons) =>
    change(() => manager.total.object.$post({ json: { ...place, fingerprint, reasons } })),
};

/** The reviewer's calls about totals. */
export const reviewerTotalsApi: TotalActs = {
  signs: ['reviewer'],
  read: (place, purpose = 'view') =>
    change(() => reviewer.total.$post({ json: { ...place, purpose } })),
  record: (place, version) =>
    change(() => reviewer.total.record.$post({ json: { ...place, version } })),
  sign: (place, { fingerprint, withoutCustomerScore }) =>
    change(() =>
      reviewer.total.sign.$post({ json: { ...place, fingerprint, withoutCustomerScore } }),
    ),
  answer: (place, outcome, answer) =>
    change(() => reviewer.total.answer.$post({ json: { ...place, outcome, answer } })),
  correct: (place, version, reason) =>
    change(() => reviewer.total.correct.$post({ json: { ...place, version, reason } })),
};
