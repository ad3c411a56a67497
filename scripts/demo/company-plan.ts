import type { CompanyPlan } from '../client/company.ts';

/** Staff numbers of the people whose entrances `npm start` prints. */
export const demoPeople = { hr: 'A001', reviewer: 'A010', manager: 'B101' } as const;

/**
 * The demo company: a maker of batteries for telecom networks, in the world of the paper
 * form. Its departments serve each other; seven rate and are rated.
 */
export const demoCompany: CompanyPlan = {
  name: '恒远通信电源有限公司',
  timeZone: 'Asia/Shanghai',
  departments: [
    { code: 'YF', name: '用户服务', raterLinks: 3, manager: 'B101', reviewer: 'A010' },
    { code: 'SC', name: '生产中心', raterLinks: 4, manager: 'B201', reviewer: 'A010' },
    { code: 'YJ', name: '研发中心', raterLinks: 4, manager: 'B301', reviewer: 'A020' },
    { code: 'ZL', name: '质量管理部', raterLinks: 3, manager: 'B401', reviewer: 'A020' },
    { code: 'XS', name: '销售部', raterLinks: 4, manager: 'B501', reviewer: 'A020' },
    { code: 'GY', name: '供应链管理部', raterLinks: 3, manager: 'B601', reviewer: 'A010' },
    { code: 'CW', name: '财务部', raterLinks: 2, manager: 'B701', reviewer: 'A020' },
    { code: 'RL', name: '人力资源部', raterLinks: 2, manager: 'A002', reviewer: 'A020' },
  ],
  people: [
    { number: 'A001', name: '沈静', department: 'RL' },
    { number: 'A002', name: '韩志远', department: 'RL', hr: true },
    { number: 'A010', name: '陆建平', department: null },
    { number: 'A020', name: '顾晓岚', department: null },
    { number: 'B101', name: '周明', department: 'YF' },
    { number: 'B201', name: '吴大为', department: 'SC' },
    { number: 'B301', name: '郑一凡', department: 'YJ' },
    { number: 'B401', name: '冯雪', department: 'ZL' },
    { number: 'B501', name: '蒋海涛', department: 'XS' },
    { number: 'B601', name: '许文', department: 'GY' },
    { number: 'B701', name: '邓丽华', department: 'CW' },
  ],
  serves: {
    YF: ['SC', 'YJ', 'GY'],
    SC: ['YF', 'YJ', 'GY'],
    YJ: ['YF', 'SC', 'GY'],
    ZL: ['YF', 'SC', 'YJ'],
    XS: ['YF', 'SC', 'YJ'],
    GY: ['SC', 'ZL', 'CW'],
    CW: ['XS', 'GY', 'RL'],
    RL: ['CW', 'YF'],
  },
};
