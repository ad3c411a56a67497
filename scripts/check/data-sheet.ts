/** What an impact assessment asks of a part of the stored data, in Chinese and English. */
interface Part {
  name: string;
  people: string;
  purpose: string;
  kept: string;
}

const withCycle =
  '考核期结束后按保存期（默认12个月），到期清除 / the retention time after the cycle’s end (12 months by default), then purged';

/** Every part of docs/storage.md, by its heading. A new one has to be described here. */
const parts: Readonly<Record<string, Part>> = {
  'Objects in R2': {
    name: '密钥 / Keys',
    people: '无个人信息 / none',
    purpose:
      '密封评价、加密事实、防止数据库被换回 / sealing, encryption, noticing a restored database',
    kept: '各自用完即销毁；清除证明长期保存 / each destroyed when done with; certificates stay',
  },
  Organisation: {
    name: '组织与账号 / Organisation and accounts',
    people: '公司员工（有账号者和列入名册者） / staff with an account or on the list',
    purpose: '分配角色、登录、回避 / roles, sign-in, conflicts of duty',
    kept: '停用后记录保留，登录会话最长12小时，待办通知的发送记录30天 / kept after they have left; sessions 12 hours at most, that a notice of tasks was sent 30 days',
  },
  Configuration: {
    name: '评价表、计分办法和考核期 / Forms, scoring and cycles',
    people: '更改者 / who changed them',
    purpose: '说明按什么评、按什么算 / what is rated and how it counts',
    kept: '长期；其中不评价的理由随考核期清除 / for good; reasons for no survey go with their cycle',
  },
  'Who may rate': {
    name: '评价安排和链接 / Windows and links',
    people:
      '评价人（只知所属部门，不知是谁）；办理人 / raters (only which department), and staff who act',
    purpose: '保证只有有链接的人能评，且每个链接只评一次 / only holders of links rate, once each',
    kept: `链接和申请：${withCycle}；公开的说明和状态长期 / public descriptions and states for good`,
  },
  'What was rated': {
    name: '评价内容和结果 / Ratings and results',
    people:
      '评价人（不能对应到人）；被评部门的经理（间接） / raters (nobody can tell whose), indirectly managers',
    purpose: '算出部门的客户评分 / the departments’ customer scores',
    kept: `选票在统计后即删除；其余${withCycle} / ballots until the tally`,
  },
  Appraisal: {
    name: '考核表和总分 / Sheets and totals',
    people: '部门经理、审核人、代理人 / managers, reviewers, substitutes',
    purpose: '部门绩效考核 / appraisal of departments',
    kept: withCycle,
  },
  'Audit log': {
    name: '操作日志 / Audit log',
    people: '有账号的员工；没有评价人 / staff with an account; never raters',
    purpose: '事后能查明谁做了什么 / finding out who did what',
    kept: '长期，不能改动 / for good, unchangeable',
  },
  Retention: {
    name: '保存期 / Retention',
    people: '申请和确认暂缓的人 / who asks for and confirms a hold',
    purpose: '按期清除并能证明 / purging in time, and proving it',
    kept: '长期 / for good',
  },
  'Anonymous reports': {
    name: '匿名报告 / Anonymous reports',
    people: '不知是谁；文中可能提到他人 / unknown; texts may name others',
    purpose: '发现有人打听评价 / noticing that somebody asks for ratings',
    kept: '送达后按保存期 / the retention time after delivery',
  },
};

const head = `# Data sheet 个人信息处理清单

Generated from \`docs/storage.md\` by \`npm run data-sheet\`; do not change by hand. 由系统按存储说明自动生成，供公司作个人信息保护影响评估（《个人信息保护法》第五十五、五十六条）时使用：其中写明存了什么、关于谁、为什么、存多久。处理的合法性、必要性和对员工的影响由公司自己评估。

What the product stores, about whom, what for and for how long, for the company's own impact assessment. Whether that is lawful, necessary and proportionate there is the company's to assess. No personal information leaves the company's own Worker, database and bucket, except e-mail that HR asks to be sent. The product processes no sensitive personal information of its own; texts that people write may hold some.
`;

/**
 * The data sheet that follows from the text of docs/storage.md.
 *
 * @throws Error for a part of that page that nobody has described here, or that is gone
 */
export function dataSheet(storage: string): string {
  const sections = storage.split(/^## /mu).slice(1);
  const titles = sections.map((section) => section.split('\n', 1)[0] ?? '');
  const gone = Object.keys(parts).filter((title) => !titles.includes(title));
  if (gone.length > 0) throw new Error(`docs/storage.md has no part ${gone.join(', ')} any more`);
  const described = sections.map((section, at) => {
    const part = parts[titles[at] ?? ''];
    if (part === undefined) throw new Error(`the data sheet lacks the part ${titles[at] ?? ''}`);
    return sheetOf(part, section.slice(section.indexOf('\n') + 1));
  });
  return `${[head, ...described].join('\n').trimEnd()}\n`;
}

function sheetOf(part: Part, section: string): string {
  const tables = section.split(/^### /mu);
  const rows = tables.slice(1).flatMap((table) => {
    const [name = '', ...lines] = table.split('\n');
    return lines
      .filter((line) => line.startsWith('- '))
      .map((line) => {
        const [fields = '', ...meaning] = line.slice(2).split(': ');
        return `| ${name} | ${fields} | ${meaning.join(': ')} |`;
      });
  });
  const listed =
    rows.length > 0
      ? ['| table | fields | what it is |', '| --- | --- | --- |', ...rows]
      : (tables[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return [
    `## ${part.name}`,
    '',
    `- 关于谁 About: ${part.people}`,
    `- 目的 Purpose: ${part.purpose}`,
    `- 保存 Kept: ${part.kept}`,
    '',
    ...listed,
    '',
  ].join('\n');
}
