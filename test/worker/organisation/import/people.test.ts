import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../../scripts/client/staff-client.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { expectRefusal } from '../../support/refusal.ts';
import { addDepartment, addPerson, firstHr, signInAs } from '../organisation-scene.ts';
import { exported, faultsOf, importSeen, importSheet, preview, stateNow } from './import-scene.ts';

let hr: StaffClient;

beforeEach(async () => {
  hr = await firstHr();
});

const header = ['工号', '姓名', '部门编码', '职务', '角色', '邮箱'];
const personOf = async (number: string) =>
  (await stateNow()).people.find((each) => each.number === number);

describe('an import of people', () => {
  it('takes numbers, roles and addresses as people type them', async () => {
    const department = await addDepartment(hr, 'SV');
    await importSheet(hr, 'people', [
      header,
      ['００７', ' 林秋实 ', 'ｓv'.toUpperCase(), '经理', 'HR，审计员', 'Lin＠example.com'],
      ['008', '欧阳（小）', '', '', '领导、审计', ''],
    ]);
    expect(await personOf('007')).toMatchObject({
      name: '林秋实',
      department,
      title: '经理',
      email: 'Lin@example.com',
    });
    expect((await personOf('007'))?.roles.toSorted()).toEqual(['auditor', 'hr']);
    expect(await personOf('008')).toMatchObject({ name: '欧阳（小）', department: null });
    expect((await personOf('008'))?.roles.toSorted()).toEqual(['auditor', 'leadership']);
  });

  it('names every fault by row and column, and writes nothing', async () => {
    const old = await addDepartment(hr, 'OLD');
    await hr.post(`/hr/departments/${old}/end`, { revision: 1 });
    const gone = await addPerson(hr, 'p0');
    await hr.post(`/hr/people/${gone}/end`, { revision: 1 });
    const faulty = [
      header,
      ['p1', '甲', 'XX', '', '总经理', 'not an address'],
      ['p2', '', 'OLD', '职'.repeat(101), '部门经理', ''],
      ['p0', '乙', '', '', '', ''],
      ['', '丙', '', '', '', ''],
      ['ｐ１', '丁', '', '', '', ''],
      ['h1', '何人事', '', '', '审计', ''],
    ];
    const shown = await preview(hr, 'people', faulty);
    expect(faultsOf(shown)).toEqual([
      '2:C department_unknown',
      '2:E role_unknown',
      '2:F email_invalid',
      '3:B cell_missing',
      '3:C department_ended',
      '3:D text_too_long',
      '3:E role_of_a_department',
      '4:A person_ended',
      '5:A cell_missing',
      '6:A row_twice',
      '7:E last_hr_account',
    ]);
    const run = () => importSeen(hr, 'people', faulty, shown.seen);
    await expectRefusal(run, 409, 'import_faulty');
  });

  it('gives and takes company roles, which the log names, and leaves roles of departments', async () => {
    const people = [header.slice(0, 2), ['p1', '甲'], ['p2', '乙']];
    await importSheet(hr, 'people', people);
    const department = await addDepartment(hr, 'SV');
    const manager = await personOf('p1');
    await hr.put(`/hr/departments/${department}`, {
      revision: 1,
      code: 'SV',
      name: '用户服务',
      raterLinks: 0,
      manager: manager?.id ?? null,
      reviewer: null,
    });
    const withRoles = [
      ['工号', '姓名', '角色'],
      ['p1', '甲', '审计'],
      ['p2', '乙', '人力资源'],
    ];
    await importSheet(hr, 'people', withRoles);
    await importSheet(hr, 'people', [
      ['工号', '姓名', '角色'],
      ['p1', '甲', ''],
    ]);
    expect(await personOf('p1')).toMatchObject({ roles: [], revision: 3 });
    const [first] = (await stateNow()).departments;
    expect(first?.manager).toBe(manager?.id);
    const entries = (await dumpDatabase())['audit_log'] as { action: string; detail: string }[];
    const granted = entries
      .filter(({ action }) => action === 'import_people')
      .map(({ detail }) => (JSON.parse(detail) as { granted: string }).granted);
    const other = await personOf('p2');
    expect(granted).toEqual([
      '',
      `${manager?.id ?? ''} +auditor, ${other?.id ?? ''} +hr`,
      `${manager?.id ?? ''} -auditor`,
    ]);
  });

  it('ends who is not in the file, with roles and sessions, but never who imports', async () => {
    const other = await addPerson(hr, 'p1');
    const session = await signInAs(hr, other);
    const sheet = [header.slice(0, 2), ['p2', '乙']];
    const { plan } = await preview(hr, 'people', sheet, { missing: 'end' });
    expect(plan.missing).toEqual([{ code: 'p1', name: '员工p1' }]);
    await importSheet(hr, 'people', sheet, { missing: 'end', confirmation: '1' });
    expect(await personOf('p1')).toMatchObject({ ended: true });
    expect(await personOf('h1')).toMatchObject({ ended: false, roles: ['hr'] });
    await expect(session.get('/session')).rejects.toMatchObject({ status: 401 });
  });

  it('is not carried out when somebody changed one of its people since the preview', async () => {
    const id = await addPerson(hr, 'p1');
    const sheet = [header.slice(0, 4), ['p1', '员工p1', '', '经理']];
    const { seen } = await preview(hr, 'people', sheet);
    const theirs = { revision: 1, number: 'p1', name: '改名', email: null, department: null };
    await hr.put(`/hr/people/${id}`, theirs);
    await expectRefusal(() => importSeen(hr, 'people', sheet, seen), 409, 'import_outdated');
  });

  it('changes nothing with what was exported, whatever the names are', async () => {
    await importSheet(hr, 'people', [
      header,
      ['-1', '@SUM(A1)', '', '\t=x'.trim(), '审计', 'a@b.cn'],
      ["'007", "O'Brien 🙂", '', "'90s", '', ''],
      ['é1', 'Zoë 𠮷', '', '', 'leadership,hr', ''],
    ]);
    const sheet = await exported(hr, 'people', header);
    const { plan } = await preview(hr, 'people', sheet);
    expect([plan.faults, plan.entries, plan.unchanged]).toEqual([[], [], 4]);
  });
});
