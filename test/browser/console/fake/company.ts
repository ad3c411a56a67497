import { defaultFormVersion } from '../../../../shared/form/default-form-version.ts';
import type { Organisation } from '../../../../survey-ui/console/api/organisation.ts';

/** 10 November 2026, 10:00 in Shanghai; everything in the made-up company happens around it. */
export const NOW = 1_794_276_000;
const DAY = 86_400;

/** Days from now, as unix seconds. */
export function inDays(days: number): number {
  return NOW + days * DAY;
}

const names = [
  '用户服务部',
  '财务部',
  '采购部',
  '生产部',
  '质量管理部',
  '仓储物流部',
  '信息技术部',
  '人力资源部',
] as const;

/** The departments' ids, made from their position. */
export const departmentId = (index: number): string => `dept-${index + 1}`.padEnd(21, '0');

/** A made-up company with eight departments and nine people. */
export const organisation: Organisation = {
  departments: names.map((name, index) => ({
    id: departmentId(index),
    code: `D0${index + 1}`,
    name,
    raterLinks: [6, 4, 4, 8, 5, 5, 4, 2][index] ?? 4,
    ended: false,
    revision: 1,
    manager: `person-${index + 1}`,
    reviewer: index === 6 ? null : index < 4 ? 'person-9' : 'person-10',
  })),
  people: [
    ...['林秋实', '周敏', '何建国', '郑海涛', '吴佩芳', '孙立', '钱晓东', '冯雅琴'].map(
      (name, index) => ({
        id: `person-${index + 1}`,
        number: `10${index + 1}`,
        name,
        email: index % 2 === 0 ? `p${index + 1}@example.com` : null,
        department: departmentId(index),
        roles: [
          { role: 'manager' as const, department: departmentId(index) },
          ...(index === 7 ? [{ role: 'hr' as const, department: null }] : []),
        ],
        ended: false,
        revision: 1,
      }),
    ),
    ...['蒋正平', '沈国华'].map((name, index) => ({
      id: `person-${index + 9}`,
      number: `00${index + 1}`,
      name,
      email: null,
      department: null,
      roles: [{ role: 'reviewer' as const, department: departmentId(index * 4) }],
      ended: false,
      revision: 1,
    })),
  ],
  serviceMap: names.flatMap((_, client) =>
    names.flatMap((_name, rated) =>
      client !== rated && (client + rated) % 3 !== 0
        ? [{ client: departmentId(client), rated: departmentId(rated) }]
        : [],
    ),
  ),
};

/** A department of the company by its position. */
export const department = (index: number): { id: string; name: string } => ({
  id: departmentId(index),
  name: names[index] ?? '',
});

/** The cycle that is appraised now, and the one before. */
export const cycle = { id: 'cycle-2026-10', label: '2026-10' };
export const previousCycle = { id: 'cycle-2026-09', label: '2026-09' };

/** The form all results were collected with. */
export const form = defaultFormVersion;
