import { env } from 'cloudflare:workers';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import type { ImportOutcome, ImportPlan } from '../../../../shared/spreadsheet/import-plan.ts';
import type { OrganisationState } from '../../../../worker/organisation/import/state.ts';
import { readOrganisationState } from '../../../../worker/organisation/import/state-store.ts';

/** A spreadsheet as a page sends it: the header, then the rows below it. */
export type Sheet = readonly (readonly string[])[];

/** A preview as the Worker answers it. */
export interface Preview {
  plan: ImportPlan;
  faultCount: number;
  seen: string;
}

interface Wishes {
  missing?: 'keep' | 'end';
  leaveOutUnknownPeople?: boolean;
}

function requestOf(sheet: Sheet, { missing = 'keep', leaveOutUnknownPeople = false }: Wishes) {
  const [header = [], ...rows] = sheet;
  return {
    header,
    rows: rows.map((cells, index): [number, readonly string[]] => [index + 2, cells]),
    missing,
    leaveOutUnknownPeople,
  };
}

/** Asks what a spreadsheet would do. */
export function preview(
  hr: StaffClient,
  kind: ImportKind,
  sheet: Sheet,
  wishes: Wishes = {},
): Promise<Preview> {
  return hr.post<Preview>(`/hr/import/${kind}/preview`, requestOf(sheet, wishes));
}

/** Imports what was previewed as `seen`. */
export function importSeen(
  hr: StaffClient,
  kind: ImportKind,
  sheet: Sheet,
  seen: string,
  wishes: Wishes & { confirmation?: string } = {},
): Promise<ImportOutcome> {
  const { confirmation = null } = wishes;
  const body = { ...requestOf(sheet, wishes), seen, confirmation };
  return hr.post<ImportOutcome>(`/hr/import/${kind}`, body);
}

/** Looks and imports, as somebody does who agrees with everything. */
export async function importSheet(
  hr: StaffClient,
  kind: ImportKind,
  sheet: Sheet,
  wishes: Wishes & { confirmation?: string } = {},
): Promise<ImportOutcome> {
  const { seen } = await preview(hr, kind, sheet, wishes);
  return importSeen(hr, kind, sheet, seen, wishes);
}

/** Faults as `row:column code`, columns by letter; `row: code` for those of a whole row. */
export function faultsOf({ plan }: Preview): string[] {
  return plan.faults.map(
    ({ row, column, code }) =>
      `${row}:${column === null ? '' : String.fromCharCode(65 + column)} ${code}`,
  );
}

/** The organisation as it stands. */
export function stateNow(): Promise<OrganisationState> {
  return readOrganisationState(env.DB);
}

/** Texts of an export as a spreadsheet with the header of the template, in Chinese. */
export async function exported(hr: StaffClient, kind: ImportKind, header: readonly string[]) {
  const { rows } = await hr.get<{ rows: (string | number | null)[][] }>(`/hr/import/${kind}`);
  return [header, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))];
}
