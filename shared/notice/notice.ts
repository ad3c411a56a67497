/**
 * The notice that a rater reads and acknowledges before rating. Its hash is part of the
 * window manifest, so nobody can show another text to some of the raters unnoticed.
 */
export const ratingNotice = {
  version: 1,
  zh: [
    '你代表所在部门，为服务你们的部门打分。每次评价有九项，每项 1 到 10 分，可以写上事实依据。',
    '评价先在你的设备上加密，再发送。考核窗口关闭之前，谁也看不到任何内容；关闭之后统一开封，打乱顺序，随后销毁密钥。答案与链接之间不留任何对应关系。',
    '被评部门的经理只看到汇总后的得分；评价达到 8 份时还会看到各项的大致水平。事实依据只有被评部门的分管领导能看到，且不知道出自谁手。人力资源部看不到任何评分和文字。',
    '我们做不到的：防不住在窗口期间篡改服务器的人，防不住先用了你链接的人，防不住能认出你文笔的人，也防不住你自己的设备和网络。链接何时被用过，数据库的历史里查得到；说了什么，查不到。',
    '各部门之间不得沟通客户评价结果，也不得向任何人打听。',
  ],
  en: [
    'You rate, on behalf of your department, the departments that serve it: nine ratings each, from 1 to 10, with the facts behind them where you like.',
    'What you send is sealed on your device first. Nobody can read anything before the window closes; then all ballots are opened together, in an order of their own, and the keys are destroyed. Nothing ties an answer to a link.',
    'The manager of the rated department sees the aggregate score only, and from 8 ballots on a rough level for each indicator. Evidence is read by that department’s reviewer alone, without knowing whose it is. HR sees no rating and no text.',
    'What we cannot prevent: somebody who changes the server during the window, somebody who uses your link before you, somebody who recognises your wording, or trouble with your own device or network. That and when a link was used can be found in the database’s history; what was said cannot.',
    'Departments do not talk to each other about customer evaluation results, nor ask anyone for them.',
  ],
} as const;
