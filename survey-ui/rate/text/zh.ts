import { noticeInShortZh } from '../../../shared/notice/in-short-zh.ts';

/** 首屏和各种“停下”状态的中文文字。中文先写，英文照同样的意思另写。 */
export const zh = {
  tag: 'zh-CN',
  product: '匿评',
  colon: '：',
  otherLanguage: 'English',
  list: (items: readonly string[]) => items.join('、'),
  timeZone: (zone: string) => (zone === 'Asia/Shanghai' ? '北京时间' : zone),
  period: (label: string) => {
    const [, year = '', part = ''] = /^(\d{4})-(Q?\d+)$/.exec(label) ?? [];
    if (year === '') return label;
    return part.startsWith('Q')
      ? `${year}年第${part.slice(1)}季度`
      : `${year}年${String(Number(part))}月`;
  },
  loading: '正在取出评价表……',
  slow: '网络有点慢，还在取。',
  retry: '再试一次',
  intro: {
    title: '请评一评为您服务的部门',
    lead: (department: string) =>
      `您所在的${department}是下列部门的客户。请按您亲身经历的事给它们评分，并写下事实。`,
    departments: '评哪些部门',
    delivered: '已送达',
    withLinks: (department: string, links: number) => `${department}（共${links}个链接）`,
    until: '截止时间',
    takes: '要多久',
    minutes: (minutes: number) => `约${minutes}分钟，可以分几次评完`,
    report: '有人打听？匿名报告',
    ruleMissing: '请先看过评价纪律，再在“我知道了，我会遵守”前打勾。',
    keep: '在这台设备上保留草稿',
    keepHint:
      '关掉页面再打开，写过的还在；发出后自动删除。公用电脑请去掉这个勾：草稿只留在打开的页面里，关掉就没有了。',
    start: '开始评分',
    resume: '接着评',
    smallGroup: (departments: string) =>
      `评${departments}的人很少。人少时，措辞和少见的事更容易让人猜到是谁，写的时候请多留意。`,
  },
  notice: noticeInShortZh,
  storage: {
    blocked: '这个浏览器不让页面保存内容。请一次评完并发出，其间不要关闭或刷新此页。',
  },
  stopped: {
    outdated: {
      title: '页面没有完整取到',
      text: ['密封评价要用的程序没有取到。您写的都还在这台设备上。请检查网络，再重新打开此页。'],
    },
    failed: {
      title: '没有连上',
      text: ['评价表没有取到，可能是网络断了，也可能是服务器暂时没有回应。链接没有被用掉。'],
    },
  },
  toCheck: '查一查您的评价是否计入',
  mend: '还有几处没有完成',
};

/** The texts of the first screen and of the states that stand instead of it, in one language. */
export type Words = typeof zh;
