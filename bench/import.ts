import type { StaffClient } from '../scripts/client/staff-client.ts';
import { importColumns } from '../shared/spreadsheet/import-columns.ts';

/** What one step of an import took, milliseconds. */
export interface ImportCost {
  previewed: number;
  imported: number;
  /** Rows of the file, each with a change. */
  rows: number;
}

const columns = importColumns.people;

/** The file that the console exports of all people, with another job title in every row. */
async function changedPeople(hr: StaffClient, title: string) {
  const { rows } = await hr.get<{ rows: (string | number | null)[][] }>('/hr/import/people');
  const changed = rows.map((cells) =>
    columns.map(({ key }, at) => (key === 'title' ? title : String(cells[at] ?? ''))),
  );
  return {
    header: columns.map(({ zh }) => zh),
    // The header is the first row of the file.
    rows: changed.map((cells, at): [number, string[]] => [at + 2, cells]),
    missing: 'keep',
    leaveOutUnknownPeople: false,
  };
}

/** Previews and imports a file about everybody, with a change in every row. */
export async function measureImport(hr: StaffClient, title: string): Promise<ImportCost> {
  const request = await changedPeople(hr, title);
  const start = performance.now();
  const { seen, faultCount } = await hr.post<{ seen: string; faultCount: number }>(
    '/hr/import/people/preview',
    request,
  );
  const previewed = performance.now() - start;
  if (faultCount > 0) throw new Error(`the file has ${faultCount} faults`);
  await hr.post('/hr/import/people', { ...request, seen, confirmation: null });
  const imported = performance.now() - start - previewed;
  return { previewed, imported, rows: request.rows.length };
}
