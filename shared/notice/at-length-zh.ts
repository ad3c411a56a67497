/** 告知的细节：谁能看到什么，怎样处理，以及做不到的。只说协议做得到的。 */
export const noticeAtLengthZh = {
  readersTitle: '谁能看到什么',
  readers: (threshold: number, figuresFrom: number) => [
    {
      who: '被评部门的经理',
      what: `只看到本部门的总分；至少${figuresFrom}份时，一般还有各指标取整后的平均分。看不到任何一份评价和任何一条事实，人数也只知道大致范围。`,
    },
    {
      who: '被评部门的审核人（分管领导）',
      what: '截止后看到一条条打乱的事实，每条附指标和当时的分数。不知道是谁写的，也不知道哪几条出自同一个人。',
    },
    {
      who: '人力资源部',
      what: '看不到分数和事实，也不知道谁评了、谁没评；只看到整体参与程度的大致高低。',
    },
    {
      who: '公司领导',
      what: `至少五个部门公布后，看到各部门的总分。`,
    },
    {
      who: '其他人',
      what: `什么也看不到。收到的评价不足${threshold}份的部门，谁都没有结果可看。`,
    },
  ],
  handlingTitle: '怎样处理您的信息',
  handling: ({ company, contact, retentionMonths: months }: Handling) => [
    {
      who: '由谁处理',
      what: `${company}。咨询、行使权利和投诉请联系：${contact === '' ? '公司人力资源部' : contact}。`,
    },
    {
      who: '为了什么',
      what: '算出各部门的客户评分，计入部门的考核；不据此对评价人个人作任何决定。',
    },
    {
      who: '怎样处理',
      what: '在您的设备上密封后发出；截止后由系统一起拆开、打乱、统计。不交给其他公司用于别的目的，不作自动化决策。',
    },
    {
      who: '处理哪些信息',
      what: '九项分数和您写的事实；链接属于哪个部门、用过没有。不收集姓名、账号、位置和设备标识。',
    },
    {
      who: '保存多久',
      what: `考核期结束后${months}个月，分数、事实、链接和部门得分由系统一并清除。因仲裁、审计等需要，可由两人写明理由暂缓。您设备上的草稿和未发出的内容，过期后再打开时删除。`,
    },
    {
      who: '您的权利',
      what: '发出以前，可以随时修改，也可以不评。发出以后谁也找不出哪份是您的，因此不能查阅、复制、更正、删除或撤回单独一份；对处理有疑问或其他请求，可向上面的联系人提出，他应当答复。',
    },
    {
      who: '投诉',
      what: '认为处理不当的，可向上面的联系人反映，可匿名报告，也可向网信等履行个人信息保护职责的部门投诉、举报。',
    },
  ],
  limitsTitle: '保证不了的',
  limits: [
    '服务器的数据库里看得出一个链接用过没有、什么时候用的；看不出写了什么。网络服务商还看得到访问的时间和网络地址。',
    '评价期间，掌管服务器的人若当场盯着收发时间，或改动程序，有可能认出您。',
    '发链接的人如果留着您的链接，可能抢先用掉它。那样您发送时会看到提示。',
    '您的手机、电脑或所用的网络若有人监视，此页挡不住。',
    '您的用词，或只有您知道的事，可能让读的人猜到是您。',
    '大家几乎都打最高分或最低分时，总分本身就说明了每个人打几分；每项都打同一个分，也更容易被猜中。',
    '别的评价人如果与经理串通，说出自己的分数，能推算的就更多。两次评价之间若只多一人或少一人，经理对比两次总分，也可能算出此人的大致评分。',
  ],
};

/** What the notice says of a window besides its thresholds, from the window's manifest. */
export interface Handling {
  company: string;
  /** Whom to ask, or nothing for HR. */
  contact: string;
  retentionMonths: number;
}

/** The part of the notice that opens on request, in one language. */
export type NoticeAtLength = typeof noticeAtLengthZh;
