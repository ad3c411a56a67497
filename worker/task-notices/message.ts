import type { DigestKind, DigestLine } from '../../shared/task-notices/digest.ts';
import type { Message } from '../delivery/delivery.ts';

/** What waits for somebody: of the own offices, and of each that is held for somebody else. */
export interface Digest {
  own: DigestLine[];
  standingIn: { from: number; until: number; lines: DigestLine[] }[];
}

/** What a notice says besides. */
export interface NoticeFacts {
  company: string;
  /** IANA name of the company's time zone. */
  timeZone: string;
  /** Unix seconds. */
  now: number;
  /** The console's origin; undefined where the operator named none. */
  origin: string | undefined;
}

const zh: Readonly<Record<DigestKind, string>> = {
  sheet: '待填写的考核表',
  revise: '被退回、待修改的考核表',
  carry_out: '待填写完成情况并自评的工作计划',
  approve_plan: '待审批的工作计划',
  audit_sheet: '待审核评分的考核表',
  approve: '待审批的部门评价',
  request: '待决定的申请',
  survey: '已截止的部门评价，请查看是否有要办理的步骤',
  sign_total: '待核对的考核总分，齐备后请签署',
  answer_objection: '待答复的异议',
};

const en: Readonly<Record<DigestKind, (count: number) => string>> = {
  sheet: (n) => (n === 1 ? 'sheet to fill in' : 'sheets to fill in'),
  revise: (n) => (n === 1 ? 'returned sheet to revise' : 'returned sheets to revise'),
  carry_out: (n) =>
    n === 1 ? 'work plan to report on and score' : 'work plans to report on and score',
  approve_plan: (n) => (n === 1 ? 'work plan to approve' : 'work plans to approve'),
  audit_sheet: (n) => (n === 1 ? 'sheet to audit' : 'sheets to audit'),
  approve: (n) => (n === 1 ? 'survey to approve' : 'surveys to approve'),
  request: (n) => (n === 1 ? 'request to decide on' : 'requests to decide on'),
  survey: (n) =>
    n === 1
      ? 'survey that has ended; see whether a step is left to you'
      : 'surveys that have ended; see whether a step is left to you',
  sign_total: (n) =>
    n === 1
      ? 'total to check, and to sign once complete'
      : 'totals to check, and to sign once complete',
  answer_objection: (n) => (n === 1 ? 'objection to answer' : 'objections to answer'),
};

/**
 * The e-mail that tells somebody what waits, in both languages. It counts and names nothing: no
 * department, no person, no figure, no outcome, and nothing that signs anybody in.
 */
export function noticeMessage(to: string, digest: Digest, facts: NoticeFacts): Message {
  const { company, origin } = facts;
  return {
    to,
    subject: `${company}：匿评系统待办事项 / Tasks waiting in Niping`,
    text: `您好：

匿评系统里有事项等您办理。

${inChinese(digest, facts)}

${origin === undefined ? '请登录匿评系统，在首页查看。' : `请登录后在首页查看：\n${origin}/`}

不想再收到这类邮件，可在“我的账号”里关闭。请不要回复此邮件。

Tasks are waiting for you in Niping.

${inEnglish(digest, facts)}

Sign in and see the home page${origin === undefined ? '' : ` at the address above`}. You can turn these messages off under “My account”. Please do not reply to this message.

${company}
`,
  };
}

function inChinese({ own, standingIn }: Digest, { now, timeZone }: NoticeFacts): string {
  const day = dayWriter('zh-CN', timeZone);
  const line = ({ kind, count, due }: DigestLine): string => {
    const until =
      due === undefined ? '' : due <= now ? `，期限${day(due)}，已逾期` : `，期限${day(due)}`;
    return `- ${zh[kind]}：${count}项${until}`;
  };
  return [
    ...own.map(line),
    ...standingIn.flatMap(({ from, until, lines }) => [
      ...(own.length === 0 ? [] : ['']),
      `您代理的工作（${day(from)}至${day(until - 1)}）：`,
      ...lines.map(line),
    ]),
  ].join('\n');
}

function inEnglish({ own, standingIn }: Digest, { now, timeZone }: NoticeFacts): string {
  const day = dayWriter('en-GB', timeZone);
  const line = ({ kind, count, due }: DigestLine): string => {
    const until =
      due === undefined ? '' : due <= now ? `, by ${day(due)}, overdue` : `, by ${day(due)}`;
    return `- ${count} ${en[kind](count)}${until}`;
  };
  return [
    ...own.map(line),
    ...standingIn.flatMap(({ from, until, lines }) => [
      ...(own.length === 0 ? [] : ['']),
      `While you stand in for somebody (${day(from)} to ${day(until - 1)}):`,
      ...lines.map(line),
    ]),
  ].join('\n');
}

function dayWriter(locale: string, timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  return (at) => format.format(at * 1000);
}
