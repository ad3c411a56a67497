import type { EvidenceRequirement } from '../../../shared/form/evidence.ts';
import { promiseZh } from './promise-zh.ts';

/** 评价页的中文文字。中文先写，英文照同样的意思另写。 */
export const zh = {
  tag: 'zh-CN',
  product: '匿评',
  otherLanguage: 'English',
  list: (items: readonly string[]) => items.join('、'),
  points: (rating: number) => `${rating}分`,
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
  reload: '重新打开此页',

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

  promise: promiseZh,

  department: {
    position: (index: number, count: number) => `第${index}个，共${count}个部门`,
    advice: '请只按这个考核期里您自己经历的事来评，1分最低，10分最高。',
    policy: {
      all: '每一项都请写下评分依据的事实。',
      extremes: '评到最低一档或最高一档的，请写下事实；其余各项欢迎写。',
      lowest_and_highest:
        '评完九项以后，请在评得最低和最高的项目中各选一项写下事实；其余各项欢迎写。',
      none: '欢迎在各项下面写出评分依据的事实。',
    },
    notRated: '还没评',
    rated: (rating: number, word: string) => `您的评分：${rating}分，${word}`,
    evidence: '事实',
    optional: '选填',
    needed: '需要填写',
    readers: '只有审核人看得到，不知道是谁写的',
    left: (count: number, limit: number) => `${count}/${limit}字`,
    leftSpoken: (count: number, limit: number) => `已写${count}字，最多${limit}字`,
    tooLong: (over: number) => `多了${over}个字，请删短一些。`,
    tooHeavy: '引号、换行和表情占的地方多，请再删短一些。',
    previous: '上一个部门',
    back: '返回说明',
    next: (department: string) => `下一个：${department}`,
    review: '去核对',
    later: '先评别的部门',
  },

  missing: {
    title: '还有几处没有完成',
    rating: (indicator: string) => `${indicator}：请选一个分数`,
    evidence: (because: EvidenceRequirement['because'], indicators: readonly string[]) => {
      const where = indicators.length === 1 ? indicators[0] : `${indicators.join('、')}中任选一项`;
      return {
        every: `${where}：请写下事实`,
        extreme: `${where}：分数在最低或最高一档，请写下事实`,
        lowest: `${where}：这是评得最低的，请写下事实`,
        highest: `${where}：这是评得最高的，请写下事实`,
        all_equal: `九项分数一样：请在任意一项下写一条事实`,
      }[because];
    },
    evidenceAtField: {
      every: '请写下评分依据的事实。',
      extreme: '这个分数在最低或最高一档，请写下事实。',
      lowest: '这是评得最低的分数，请写下事实。',
      highest: '这是评得最高的分数，请写下事实。',
      all_equal: '九项分数一样，请至少在一项下写出事实。',
    },
    ratingAtField: '请选一个分数。',
    text: (indicator: string) => `${indicator}：写得太长了`,
  },

  progress: {
    title: '进度',
    rated: (done: number, count: number) => `已评${done}/${count}项`,
    facts: (count: number) => `还差${count}处事实`,
    complete: '已评完',
    jump: '跳到未完成处',
    departments: '各部门',
    indicators: '本部门各项',
    done: '完成',
    open: '未完成',
    sealed: '已密封',
  },

  review: {
    title: '核对后发出',
    lead: '下面就是将要发出的全部内容。发出后不能修改，也不能撤回。',
    edit: '修改',
    editOf: (what: string) => `修改${what}`,
    noText: '没有写事实',
    incomplete: '还没有评完',
    finish: '接着评',
    partly: (ready: number, open: number) =>
      `${ready}个部门可以发出，另外${open}个还没评完。可以先发出评完的，其余的在截止前再打开同一个链接评。`,
    nothing: '还没有一个部门评完。评完至少一个部门，才能发出。',
    once: '每个部门各发一份，互不关联。同一个链接对每个部门只收一份，先到的算数。',
    send: (count: number) => (count === 1 ? '确认发出这份评价' : `确认发出这${count}份评价`),
    back: '返回修改',
  },

  sending: {
    title: '正在发出',
    lead: '请让此页开着，直到每个部门都显示“已送达”。万一断了，再打开同一个链接，会从断的地方接着发，不会重复。',
    paused: '暂停在这里',
    offline: '现在没有网络。写好的都在这台设备上；连上网会自动接着发。',
    unreachable: '服务器暂时没有回应。没有丢任何东西，请过一会儿再试。',
    steps: {
      waiting: '等待',
      sealing: '正在密封',
      signing: '正在盖章',
      delivering: '正在送出',
      sent: '已送达',
      stuck: '没有送到',
      refused: '没有送出',
    },
    resumeTitle: '有评价还没送到',
    resumeLead: '上次发到一半断了。内容已经密封在这台设备上，可以从断的地方接着发。',
    resume: '接着发送',
  },

  refusals: {
    already_activated:
      '这个链接在别的浏览器或设备上已经对这个部门用过，先到的那份算数，这份没有发出。如果那不是您，请告诉审核人：可能有人拿到了您的链接。',
    window_closed: '评价期已经截止，这份没有发出。',
    survey_finished: '这个部门的评价已经拆封，这份没有发出。',
    window_not_open: '服务器说评价期还没有开始。内容都在这台设备上，请稍后再试。',
    link_unknown:
      '服务器不再认得这个链接，可能已换成新的。请用新发给您的链接；草稿还在这台设备上。',
    signature_invalid:
      '服务器交回的签名不对，所以没有把评价交出去。内容仍密封在这台设备上。请稍后再试；如果总是这样，请告诉审核人。',
    unexpected: '服务器没有收下这份评价。内容仍密封在这台设备上，请稍后再试。',
  },

  done: {
    title: (count: number) => `${count}份评价已送达`,
    lead: '评价已经密封送到。截止以后，所有评价一起拆开、打乱，密封用的钥匙随即销毁。',
    receipts: '回执',
    receiptHint:
      '回执里没有您的分数，也证明不了您打了几分。截止以后凭它可以查到：您这一份确实计入了。',
    department: '部门',
    code: '回执号',
    copy: '复制',
    copyAll: '复制全部回执',
    copied: '已复制',
    copyFailed: '这个浏览器不让复制，请长按选取。',
    print: '打印回执',
    checkTitle: '到哪里查',
    check: (date: string) => `${date}以后，打开下面的地址，就能查这些评价是否计入：`,
    wiped: '这台设备上的草稿已经删除，地址栏里的链接也已清空。回执留在这台设备上，方便以后核对。',
    wipedAll: '这台设备上没有留下草稿和回执。需要的话，请现在抄下、打印或复制回执。',
    remove: '从这台设备上删除回执',
    removed: '回执已从这台设备上删除。',
    open: (count: number) => `还有${count}个部门没评`,
    openLead: '截止前都可以接着评，也可以再打开同一个链接。',
    notSent: '没有发出的',
    used: '这个链接已经在这台设备上用过，评价都已送达。',
  },

  check: {
    title: '查一查您的评价是否计入',
    lead: '在这台设备上比对：服务器只给出全部回执号的清单（里面混有凑数的假号），不知道您查的是哪一个。',
    mine: '这台设备上的回执',
    typed: '输入回执号',
    typedHint: '十六个字母和数字，连字符可写可不写。',
    typedWrong: '这不是一个完整的回执号：应有十六个字母和数字，没有0、1、8、9。',
    find: '查找',
    found: '已计入',
    notFound: '没有找到',
    notFoundMeaning:
      '请核对回执号。如果号码没错，请告诉被评部门的审核人：有一份已送达的评价没有计入。',
    pending: '还没拆封，请截止以后再查',
    withheld: '评价份数不够，没有拆开，已全部销毁',
    void: '这次评价已作废，已全部销毁',
    purged: '保存期已过，记录已经删除',
    typedPending: '还没有可以比对的清单，请截止以后再查。',
    noneHere: '这台设备上没有这次评价的回执，请输入回执号。',
    unknown: '没有这次评价，地址可能抄错了。',
    failed: '清单没有取到，请检查网络后再试。',
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
};

/** Every text of the rater's page, in one language. */
export type Words = typeof zh;
