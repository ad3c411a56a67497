import { type Company, idOf } from '../client/company.ts';
import type { StaffClient } from '../client/staff-client.ts';
import { openCycle } from '../client/window.ts';
import { appraise, type Appraisal } from '../demo/appraise.ts';

/** Cycles of a scene by the state of the total of 用户服务 in them. */
export type TotalName = 'last' | 'changed' | 'corrected' | 'objected';

interface Appraising {
  company: Company;
  manager: StaffClient;
  reviewer: StaffClient;
}

interface Place {
  cycle: string;
  department: string;
}

/** The months of the cycles, long past, so that they come last in every list. */
const months: Record<TotalName, string> = {
  last: '2025-02',
  changed: '2025-03',
  corrected: '2025-04',
  objected: '2025-05',
};

/** A cycle in which nobody rated the department, with all three sheets audited. */
async function audited(who: Appraising, label: string): Promise<Place> {
  const { hr, departments } = who.company;
  const department = idOf(departments, 'YF');
  const cycle = await openCycle(hr, { kind: 'month', label, departments: [department] });
  const reason = '本月没有组织客户评价';
  await hr.post(`/hr/cycles/${cycle}/no-survey`, { department, reason });
  const month = { label, first: `${label}-01`, last: `${label}-28` };
  await appraise({ cycle, department, month, ...who });
  return { cycle, department };
}

async function sign(
  { manager, reviewer }: Pick<Appraising, 'manager' | 'reviewer'>,
  place: Place,
  roles: readonly ('filler' | 'self_scorer' | 'reviewer')[],
  withoutCustomerScore = true,
): Promise<void> {
  const { record } = await reviewer.post<{ record: { fingerprint: string } }>(
    '/reviewer/total',
    place,
  );
  const { fingerprint } = record;
  for (const role of roles) {
    if (role === 'reviewer') {
      const wish = { ...place, fingerprint, withoutCustomerScore };
      await reviewer.post('/reviewer/total/sign', wish);
    } else {
      await manager.post('/manager/total/sign', { ...place, fingerprint, role });
    }
  }
}

/** The reviewer takes up the key indicators again and gives them 90. */
async function auditAnew({ reviewer }: Appraising, place: Place): Promise<void> {
  const path = `/reviewer/sheets/${place.cycle}/${place.department}/key_indicators`;
  const read = await reviewer.get<{ revision: number; content: { keyIndicators: object[] } }>(path);
  const { revision } = await reviewer.post<{ revision: number }>(`${path}/reopen`, {
    revision: read.revision,
    reason: '收到两起重复投诉，应当扣分',
  });
  const scores = read.content.keyIndicators.map(() => ({
    audited: { kind: 'score', tenths: 900 },
  }));
  const saved = await reviewer.put<{ revision: number }>(`${path}/audit-scores`, {
    revision,
    scores,
  });
  await reviewer.post(`${path}/audit`, { revision: saved.revision });
}

async function object({ manager, reviewer }: Appraising, place: Place): Promise<void> {
  const { record } = await reviewer.post<{ record: { fingerprint: string } }>(
    '/reviewer/total',
    place,
  );
  await manager.post('/manager/total/object', {
    ...place,
    fingerprint: record.fingerprint,
    reasons:
      '两起投诉属于同一件事，客户在两个渠道各登记了一次。\n工单编号和回访记录已交给人力资源部，请核对。',
  });
}

/** One who stands in for 质量管理部's manager, and one to come. */
async function setSubstitutes({ hr, departments, people }: Company): Promise<void> {
  const day = 24 * 60 * 60;
  const today = Math.floor(Date.now() / 1000 / day) * day;
  const name = (code: string, role: string, person: string, first: number, reason: string) =>
    hr.post('/hr/substitutes', {
      department: idOf(departments, code),
      role,
      person: idOf(people, person),
      from: today + first * day,
      until: today + (first + 10) * day,
      reason,
    });
  await name('ZL', 'manager', 'B501', -2, '休年假');
  await name('YJ', 'reviewer', 'A010', 20, '赴德国参加展会');
}

/** Measures of two months that follow each other; one of the first is looked back at. */
async function setMeasures({ manager }: Appraising, first: Place, next: Place): Promise<void> {
  const write = (place: Place, about: string, text: string, owner: string, dueOn: string) =>
    manager.post<{ id: string }>('/manager/measures', { ...place, about, text, owner, dueOn });
  const { id } = await write(
    first,
    'outcome',
    '每次故障处理后三天内电话回访，记录客户是否满意。\n每周例会通报回访情况。',
    '周明',
    '2025-02-28',
  );
  await write(first, 'provides_information', '维修进度每天更新到共享表', '李小芳', '2025-03-15');
  await manager.put(`/manager/measures/${id}/look-back`, {
    revision: 1,
    cycle: next.cycle,
    state: 'done',
    text: '回访率从四成提高到九成，重复报修减少了一半。',
  });
  await write(next, 'timeliness', '加急维修单两小时内答复', '周明、李小芳', '2025-04-10');
}

/** A department with a released score is appraised, and its total signed by all three. */
export async function freezeScored(appraisal: Appraisal): Promise<void> {
  const { cycle, department } = appraisal;
  await appraise(appraisal);
  await sign(appraisal, { cycle, department }, ['filler', 'self_scorer', 'reviewer'], false);
}

/** Totals that wait for the last signature, changed, were corrected, and are objected to. */
export async function setTotals(who: Appraising): Promise<Record<TotalName, string>> {
  await setSubstitutes(who.company);
  const all = ['filler', 'self_scorer', 'reviewer'] as const;
  const last = await audited(who, months.last);
  await sign(who, last, ['filler', 'self_scorer']);

  const changed = await audited(who, months.changed);
  await sign(who, changed, ['filler', 'reviewer']);
  await auditAnew(who, changed);
  await sign(who, changed, ['reviewer']);

  await setMeasures(who, last, changed);

  const corrected = await audited(who, months.corrected);
  await sign(who, corrected, all);
  await object(who, corrected);
  await who.reviewer.post('/reviewer/total/answer', {
    ...corrected,
    outcome: 'upheld',
    answer: '核对过工单，按一起投诉计算。',
  });
  await auditAnew(who, corrected);
  await sign(who, corrected, all);

  const objected = await audited(who, months.objected);
  await sign(who, objected, all);
  await object(who, objected);
  return {
    last: last.cycle,
    changed: changed.cycle,
    corrected: corrected.cycle,
    objected: objected.cycle,
  };
}
