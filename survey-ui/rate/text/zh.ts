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
    count: (count: number) => `${count}个部门`,
    until: '截止时间',
    graceNote: '截止以后不再收新的评价。',
    takes: '要多久',
    minutes: (minutes: number) => `约${minutes}分钟，可以分几次评完`,
    promise: '怎样为您保密',
    rule: '一条纪律',
    ruleText:
      '部门之间不议论客户评价的结果，也不向任何人打听。有人问您打了几分，您不必回答；您也不要问别人。',
    ruleAccept: '我知道了，我会遵守',
    ruleMissing: '请先看过这条纪律，再在“我知道了，我会遵守”前打勾。',
    keep: '在这台设备上保留草稿',
    keepHint:
      '关掉页面再打开，写过的还在；发出后自动删除。公用电脑请去掉这个勾：草稿只留在打开的页面里，关掉就没有了。',
    start: '开始评分',
    resume: '接着评',
    smallGroup: (departments: string, links: number) =>
      `评${departments}的人很少：最多只发出${links}个链接。人少时，措辞和少见的事更容易让人猜到是谁，写的时候请多留意。`,
    smallGroupRule: (threshold: number) =>
      `收到的评价不足${threshold}份时，一份也不会拆开，该部门没有客户评分。`,
  },
  promise: {
    short: [
      '您的评价在这台设备上密封，然后才发出。截止以前，谁也不拆。',
      '截止以后全部评价一起拆开、打乱，再销毁钥匙。此后，存下来的东西里没有一样能说明哪份评价来自哪个链接。',
      '没有账号，不用登录，此页不放Cookie，也不用别家的程序。',
    ],
    link: '“匿名”究竟保证什么',
  },
  storage: {
    blocked: '这个浏览器不让页面保存内容。请一次评完并发出，其间不要关闭或刷新此页。',
  },
  stopped: {
    no_link: {
      title: '请从您的链接打开',
      text: ['每位评价人有一个自己的链接，印在纸条上或单独发给您。请扫码或完整地打开那个链接。'],
    },
    damaged: {
      title: '链接不完整',
      text: [
        '地址在转发或抄写时被截断或改动了。请回到原来的消息或纸条，完整地复制或重新扫码。',
        '链接还没有被用掉。',
      ],
    },
    version_unknown: {
      title: '这个链接要用新版页面打开',
      text: ['请刷新后再试。若还是这样，请把这句话告诉发给您链接的人。'],
    },
    insecure: {
      title: '这里不能安全地密封评价',
      text: [
        '此页要用https打开，浏览器才肯加密；现在的打开方式或浏览器做不到，所以什么也不会发出。',
        '请检查地址是否以https开头，或换一个较新的浏览器打开同一个链接。',
      ],
    },
    outdated: {
      title: '页面没有完整取到',
      text: ['密封评价要用的程序没有取到。您写的都还在这台设备上。请检查网络，再重新打开此页。'],
    },
    failed: {
      title: '没有连上',
      text: ['评价表没有取到，可能是网络断了，也可能是服务器暂时没有回应。链接没有被用掉。'],
    },
    mismatch: {
      title: '请停在这里：内容与链接不符',
      text: [
        '服务器给出的评价表和您链接里的指纹对不上。这可能是程序出错，也可能是有人想认出您。',
        '为了保护您，此页没有发出任何评价，也不会发出。请不要换别的方式再试，先把这件事告诉审核人或您信任的人。',
      ],
    },
    link_unknown: {
      title: '这个链接无效',
      text: [
        '服务器不认得这个链接：可能已换成新链接，可能评价已取消，也可能抄错了。',
        '请用最近一次发给您的链接，或向发给您链接的人询问。',
      ],
    },
    not_open_yet: {
      title: '评价还没有开始',
      text: ['到时候请再打开同一个链接。现在打开不会用掉它。'],
    },
    closed: {
      title: '评价已经截止',
      text: ['现在不能再评了。已送达的评价都会计入。'],
    },
  },
  opensAt: '开始时间',
  closedAt: '截止时间',
  toCheck: '查一查您的评价是否计入',
  mend: '还有几处没有完成',
};

/** The texts of the first screen and of the states that stand instead of it, in one language. */
export type Words = typeof zh;
