import type { OrganisationKind } from '../../../shared/spreadsheet/import-columns.ts';
import type { ImportOutcome, ImportPlan } from '../../../shared/spreadsheet/import-plan.ts';
import type { ImportWishes } from '../../../worker/organisation/import/state.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { ImportWishes };

/** A spreadsheet's texts with how they are to be imported. */
export interface ImportRequest extends ImportWishes {
  header: string[];
  /** Number of each row in the spreadsheet, and its cells. */
  rows: [number, string[]][];
}

/** What an import would do. */
export interface ImportPreview {
  plan: ImportPlan;
  /** All faults; the plan has the first of them. */
  faultCount: number;
  /** Confirms exactly this plan. */
  seen: string;
}

const routes = {
  departments: hr.import.departments,
  people: hr.import.people,
  'service-map': hr.import['service-map'],
};
const scores = hr.import['personal-scores'][':period'];

/** What is imported, and for which period if it is something of a period. */
export type ImportSource =
  | { kind: OrganisationKind; period?: undefined }
  | { kind: 'personal-scores'; period: string };

/** HR's calls about spreadsheets. */
export const importsApi = {
  /** All rows of a kind, in the order of its columns. */
  rows: (from: ImportSource): Promise<Answer<{ rows: (string | number | null)[][] }>> =>
    read(() =>
      from.kind === 'personal-scores'
        ? scores.$get({ param: { period: from.period } })
        : routes[from.kind].$get(),
    ),
  preview: (
    to: ImportSource,
    json: ImportRequest,
    signal: AbortSignal,
  ): Promise<Answer<ImportPreview>> =>
    change(() =>
      to.kind === 'personal-scores'
        ? scores.preview.$post({ param: { period: to.period }, json }, { init: { signal } })
        : routes[to.kind].preview.$post({ json }, { init: { signal } }),
    ),
  run: (
    to: ImportSource,
    json: ImportRequest & { seen: string; confirmation: string | null },
  ): Promise<Answer<ImportOutcome>> =>
    change(() =>
      to.kind === 'personal-scores'
        ? scores.$post({ param: { period: to.period }, json })
        : routes[to.kind].$post({ json }),
    ),
};
