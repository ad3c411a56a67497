/** The texts of the report page in Chinese. */
const reportZh = {
  title: '有人打听我的评价',
  product: '匿评',
  other: 'English',
  lead: '客户评价期间，任何人不得打听别人怎么评，也不得索要评分或评价链接。如果有人这样问过您，可以在这里报告。',
  promises: [
    '不用登录，不写姓名，不需要评价链接。请不要从评价链接所在的页面复制任何内容到这里。',
    '报告凑满3份，或最早一份等满7天后，才一并送到人力资源部和审计人员，次序随机，没有您发送的时间。',
    '没有回执，也没有人能回复您。人力资源部和审计人员看到的内容相同，谁也不能删改。',
    '和评价一样，网络运营方能看到某台设备访问过本站；内容中的措辞也可能让人猜到是谁。',
  ],
  field: '发生了什么',
  hint: '写清楚谁以什么身份、用什么方式打听即可。不必写您是谁、您在哪个部门、确切的日子。最多1000字。',
  left: (count: number) => `还可以写${count}字`,
  traces: '这几处可能让人猜到是谁写的，改不改由您：',
  missing: '请写明发生了什么',
  send: '匿名发送这份报告',
  sending: '正在发送……',
  failed: '没有发送成功，您写的内容还在。请检查网络后再试一次；重复发送只算一份。',
  full: '目前收到的报告太多，暂时不能再收。请明天再试，您写的内容还在这一页上。',
  refused: '内容未被接受。请检查是否超过1000字，或含有无法显示的字符。',
  done: '已收到',
  doneText: '报告已保存，将与其他报告一并送达。您可以关闭此页；这台设备上没有留下内容。',
  another: '再写一份',
};

/** The texts of the report page, in one language. */
export type ReportWords = typeof reportZh;

const reportEn: ReportWords = {
  title: 'I was asked for my rating',
  product: 'Niping',
  other: '中文',
  lead: 'Nobody may ask how you rate, nor ask for a rating or a rating link. If somebody did, you can report it here.',
  promises: [
    'No account, no name, no rating link. Please copy nothing from the page of your rating link to this one.',
    'Reports reach HR and the auditor together, once there are 3 or the first has waited 7 days, in random order and without the time you sent yours.',
    'There is no receipt, and nobody can answer you. HR and the auditor see the same, and neither can change or remove it.',
    'As with ratings, whoever runs the network sees that a device visited this site, and wording may tell who wrote it.',
  ],
  field: 'What happened',
  hint: 'Say who asked, in which role, and how. You need not say who you are, where you work or on which day. At most 1,000 characters.',
  left: (count) => `${count} characters left`,
  traces: 'This may tell who wrote it. Whether to change it is up to you:',
  missing: 'Say what happened',
  send: 'Send this report anonymously',
  sending: 'Sending…',
  failed:
    'It was not sent, and what you wrote is still here. Check the network and try again; sending twice counts once.',
  full: 'Too many reports have come in. Try again tomorrow; what you wrote stays on this page.',
  refused:
    'This is not accepted. Check that it has at most 1,000 characters and none that cannot be shown.',
  done: 'Received',
  doneText:
    'The report is kept and will arrive together with others. You can close this page; nothing of it stays on this device.',
  another: 'Write another one',
};

/** Both languages. */
export const reportWords = { zh: reportZh, en: reportEn };

/** The language for a browser that prefers `languages`, most wanted first. */
export function firstLanguage(languages: readonly string[]): keyof typeof reportWords {
  const known = languages.find((tag) => /^(?:zh|en)\b/i.test(tag));
  return known !== undefined && /^en/i.test(known) ? 'en' : 'zh';
}
