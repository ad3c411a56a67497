import { buildCompany, type Company } from '../../../scripts/client/company.ts';
import { testSecrets } from '../../support/test-secrets.ts';

/** Two rated departments, four client departments with nine raters between them. */
export function buildStoryCompany(url: string): Promise<Company> {
  const clients = [
    ['C1', '研发中心', 3],
    ['C2', '销售部', 2],
    ['C3', '质量管理部', 2],
    ['C4', '供应链管理部', 2],
  ] as const;
  return buildCompany(fetch, url, testSecrets.SETUP_CODE, {
    name: '示例通信有限公司',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'SV', name: '用户服务', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      { code: 'PR', name: '生产中心', raterLinks: 0, manager: 'm2', reviewer: 'r1' },
      ...clients.map(([code, name, raterLinks]) => ({
        code,
        name,
        raterLinks,
        manager: `m${code}`,
        reviewer: 'r2',
      })),
    ],
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'r1', name: '任总', department: null },
      { number: 'r2', name: '饶总', department: null },
      { number: 'm1', name: '马经理', department: 'SV' },
      { number: 'm2', name: '毛经理', department: 'PR' },
      ...clients.map(([code, name]) => ({
        number: `m${code}`,
        name: `${name}经理`,
        department: code,
      })),
    ],
    serves: Object.fromEntries(clients.map(([code]) => [code, ['SV', 'PR']])),
  });
}
