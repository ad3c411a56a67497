import type { StaffClient } from '../scripts/client/staff-client.ts';

/** What one step of an import took, milliseconds. */
export interface ImportCost {
  previewed: number;
  imported: number;
  /** Rows of the file, each with a change. */
  rows: number;
}

type ExportedPerson = Record<
  'number' | 'name' | 'title' | 'email' | 'department' | 'roles',
  string
>;

/** The file that the console exports of all people, with another job title in every row. */
async function changedPeople(hr: StaffClient, title: string) {
  const { rows } = await hr.get<{ rows: ExportedPerson[] }>('/hr/import/people');
  return {
    header: ['工号', '姓名', '部门编码', '职务', '角色', '邮箱'],
    // HR's own roles are not changed by a file.
    rows: rows
      .filter(({ number }) => number !== 'H1')
      .map((row, index) => [
        index + 2,
        [row.number, row.name, row.department ?? '', title, row.roles, row.email ?? ''],
      ]),
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
