/** 首屏上的告知：承诺的要点，和评价人要表示知道的纪律。 */
export const noticeInShortZh = {
  promiseTitle: '怎样为您保密',
  promise: [
    '您的评价在这台设备上密封，然后才发出。截止以前，谁也不拆。',
    '截止以后全部评价一起拆开、打乱，再销毁钥匙。此后，存下来的东西里没有一样能说明哪份评价来自哪个链接。',
    '没有账号，不用登录，此页不放Cookie，也不用别家的程序。',
  ],
  exactly: '“匿名”究竟保证什么',
  withheld: (threshold: number) =>
    `收到的评价不足${threshold}份时，一份也不会拆开，该部门没有客户评分。`,
  ruleTitle: '评价纪律',
  rule: [
    '部门之间不议论客户评价的结果，也不向任何人打听。有人问您打了几分，您不必回答；您也不要问别人。',
    '自己担任经理或审核人的部门，请不要评。',
  ],
  ruleAccept: '我知道了，我会遵守',
};

/** The part of the notice that stands on the first screen, in one language. */
export type NoticeInShort = typeof noticeInShortZh;
