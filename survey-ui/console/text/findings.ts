import type { Finding } from '../api/windows.ts';
import { formatCount, formatDay } from '../kit/format.ts';
import { dictionary, language } from '../kit/language.ts';

const whyInChinese: Readonly<Record<string, string>> = {
  weekend: '周末',
  holiday: '法定节假日',
  company: '公司休息日',
};
const whyInEnglish: Readonly<Record<string, string>> = {
  weekend: 'a weekend',
  holiday: 'a public holiday',
  company: 'a company holiday',
};

/** A day of the wire as people say it. @param day `YYYY-MM-DD` */
const dayInWords = (day: string): string => formatDay(day, language.value, { weekday: 'long' });

type Wording = Readonly<Record<string, (finding: Finding) => string>>;

const inChinese: Wording = {
  no_survey: () => '没有选择被评部门。',
  department_rated_already: () => '这个考核期里，另一次评价已经包括该部门。',
  department_not_in_cycle: () => '不在这个考核期内。',
  too_few_client_departments: () => '分到链接的客户部门不足3个。少于3个时容易猜出是谁评的。',
  too_few_links: () => '链接总数少于最少人数，不可能达到。',
  too_many_links: () => '链接总数超过500个。',
  reviewer_missing: () => '没有审核人，或审核人就是部门经理。请先在“部门”页指定。',
  reviewer_in_department: () => '审核人自己属于该部门。请在“部门”页另外指定审核人。',
  reviewer_is_preparer: () =>
    '审核人参与过准备。准备和批准须由两个人完成，请作废这份草稿，由另一位同事重新准备。',
  preparer_in_department: () =>
    '参与准备的人属于该部门，或是该部门的经理。请由其他部门的人力资源同事另行准备，或不评该部门。',
  small_group: () => '评价人不足8人，只公布客户评分，不公布各项指标。评价人打开页面时会看到提示。',
  thin_margin: () => '链接数只比最少人数多不到3个，有人不评就可能达不到人数。',
  group_changed_little: () =>
    '评价人与以前某一次相比只变动了一两位。部门经理对照两次评分，可能算出变动的那位评了多少。评价人会被告知这种可能；请考虑保持不变，或至少变动3个链接。',
  closes_on_day_off: ({ day = '', why = '' }) =>
    `截止日${dayInWords(day)}是${whyInChinese[why] ?? '休息日'}。`,
  day_off_before_close: ({ day = '', why = '' }) =>
    `截止前一天${dayInWords(day)}是${whyInChinese[why] ?? '休息日'}，最后一天的提醒可能没人看到。`,
  few_working_days: ({ workingDays = 0 }) =>
    `从开始到截止只有${workingDays}个工作日，少于3个，有人可能来不及评。`,
  holidays_not_known: ({ year = '' }) =>
    `系统里没有${year}年的放假和调休安排，只按周末、法定节日和“工作日”页上注明的日子判断，请核对。`,
};

const inEnglish: Wording = {
  no_survey: () => 'No rated department is chosen.',
  department_rated_already: () =>
    'Another survey window of this cycle rates this department already.',
  department_not_in_cycle: () => 'Not part of this cycle.',
  too_few_client_departments: () =>
    'Fewer than 3 client departments have links. With fewer, it is easy to guess who said what.',
  too_few_links: () => 'Fewer links than the threshold: it can never be reached.',
  too_many_links: () => 'More than 500 links.',
  reviewer_missing: () =>
    'No reviewer, or the reviewer is the manager. Name one on the departments page.',
  reviewer_in_department: () =>
    'The reviewer belongs to this department. Name another one on the departments page.',
  reviewer_is_preparer: () =>
    'The reviewer had a hand in preparing this. Preparing and approving takes two people: void this draft and let a colleague prepare another.',
  preparer_in_department: () =>
    'Somebody who prepared this belongs to the department or manages it. An HR colleague of another department must prepare it, or leave it out.',
  small_group: () =>
    'Fewer than 8 raters: only the score is published, without indicators. Raters are told.',
  thin_margin: () =>
    'Fewer than 3 links above the threshold: a few people who do not answer can withhold the result.',
  group_changed_little: () =>
    'Only one or two raters have changed since an earlier time. A manager who compares both scores may work out what they gave. Raters are told of this; consider keeping the group as it was, or changing at least 3 links.',
  closes_on_day_off: ({ day = '', why = '' }) =>
    `It closes on ${dayInWords(day)}, ${whyInEnglish[why] ?? 'a day off'}.`,
  day_off_before_close: ({ day = '', why = '' }) =>
    `The day before the close, ${dayInWords(day)}, is ${whyInEnglish[why] ?? 'a day off'}: a last reminder may not be read.`,
  few_working_days: ({ workingDays = 0 }) =>
    `Only ${workingDays} working day${workingDays === 1 ? '' : 's'} from opening to close, fewer than 3: some may not find the time.`,
  holidays_not_known: ({ year = '' }) =>
    `The public holidays of ${year} are not known here: only weekends, statutory days and what the working days page says were considered. Check that page.`,
};

/** Words of what the preflight finds, for HR and for reviewers. */
export const findingText = dictionary(
  {
    of: (finding: Finding) => inChinese[finding.code]?.(finding) ?? '请核对设定。',
    departments: (names: readonly string[], count: number) =>
      count > names.length
        ? `${names.join('、')}等${formatCount(count, 'zh')}个部门`
        : names.join('、'),
    told: (names: string) => `会看到“评价人较少”提示的客户部门：${names}`,
    links: (name: string, links: string) => `${name}（${links}人）`,
    colon: '：',
    separator: '、',
    show: '在下表中列出',
  },
  {
    of: (finding: Finding) => inEnglish[finding.code]?.(finding) ?? 'Check the settings.',
    departments: (names: readonly string[], count: number) =>
      count > names.length
        ? `${names.join(', ')} and ${formatCount(count - names.length, 'en')} more`
        : names.join(', '),
    told: (names: string) => `Client departments that are told the group is small: ${names}`,
    links: (name: string, links: string) => `${name} (${links})`,
    colon: ': ',
    separator: ', ',
    show: 'List them below',
  },
);
