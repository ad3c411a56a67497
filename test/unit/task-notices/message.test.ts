import { describe, expect, test } from 'vitest';
import { type DigestKind, digestOf } from '../../../shared/task-notices/digest.ts';
import type { RoleTask } from '../../../shared/waiting/role-tasks.ts';
import { noticeMessage } from '../../../worker/task-notices/message.ts';

const facts = {
  company: '示例通信',
  timeZone: 'Asia/Shanghai',
  now: Date.UTC(2026, 10, 26, 1) / 1000,
  origin: 'https://niping.test',
};
const due = Date.UTC(2026, 10, 30, 10) / 1000;

const words: Record<DigestKind, [zh: string, one: string, many: string]> = {
  sheet: ['待填写的考核表', 'sheet to fill in', 'sheets to fill in'],
  revise: ['被退回、待修改的考核表', 'returned sheet to revise', 'returned sheets to revise'],
  carry_out: [
    '待填写完成情况并自评的工作计划',
    'work plan to report on and score',
    'work plans to report on and score',
  ],
  approve_plan: ['待审批的工作计划', 'work plan to approve', 'work plans to approve'],
  audit_sheet: ['待审核评分的考核表', 'sheet to audit', 'sheets to audit'],
  approve: ['待审批的部门评价', 'survey to approve', 'surveys to approve'],
  request: ['待决定的申请', 'request to decide on', 'requests to decide on'],
  survey: [
    '已截止的部门评价，请查看是否有要办理的步骤',
    'survey that has ended; see whether a step is left to you',
    'surveys that have ended; see whether a step is left to you',
  ],
  sign_total: [
    '待核对的考核总分，齐备后请签署',
    'total to check, and to sign once complete',
    'totals to check, and to sign once complete',
  ],
  answer_objection: ['待答复的异议', 'objection to answer', 'objections to answer'],
};

const write = (kind: DigestKind, count: number, by?: number) =>
  noticeMessage('m@example.com', { own: [{ kind, count, due: by }], standingIn: [] }, facts);

describe('a notice', () => {
  test.each(Object.entries(words))(
    'says of %s how many and by when, in both languages',
    (key, said) => {
      const kind = key as DigestKind;
      const [zh, one, many] = said;
      expect(write(kind, 2, due).text).toContain(`\n- ${zh}：2项，期限2026年11月30日\n`);
      expect(write(kind, 2, due).text).toContain(`\n- 2 ${many}, by 30 November 2026\n`);
      expect(write(kind, 1).text).toContain(`\n- ${zh}：1项\n`);
      expect(write(kind, 1).text).toContain(`\n- 1 ${one}\n`);
      const late = write(kind, 1, facts.now - 60).text;
      expect(late).toContain('，期限2026年11月26日，已逾期\n');
      expect(late).toContain(', by 26 November 2026, overdue\n');
    },
  );

  test('reads as a whole like this', () => {
    const own = [
      { kind: 'revise' as const, count: 1, due },
      { kind: 'sheet' as const, count: 2, due: undefined },
    ];
    const lines = [{ kind: 'approve_plan' as const, count: 1, due }];
    const standingIn = [{ from: due - 86_400, until: due + 6 * 3600, lines }];
    expect(noticeMessage('m@example.com', { own, standingIn }, facts)).toEqual({
      to: 'm@example.com',
      subject: '示例通信：匿评系统待办事项 / Tasks waiting in Niping',
      text: `您好：

匿评系统里有事项等您办理。

- 被退回、待修改的考核表：1项，期限2026年11月30日
- 待填写的考核表：2项

您代理的工作（2026年11月29日至2026年11月30日）：
- 待审批的工作计划：1项，期限2026年11月30日

请登录后在首页查看：
https://niping.test/

不想再收到这类邮件，可在“我的账号”里关闭。请不要回复此邮件。

Tasks are waiting for you in Niping.

- 1 returned sheet to revise, by 30 November 2026
- 2 sheets to fill in

While you stand in for somebody (29 November 2026 to 30 November 2026):
- 1 work plan to approve, by 30 November 2026

Sign in and see the home page at the address above. You can turn these messages off under “My account”. Please do not reply to this message.

示例通信
`,
    });
  });

  test('names no address where the operator named none', () => {
    const digest = { own: [{ kind: 'sheet' as const, count: 1, due: undefined }], standingIn: [] };
    const { text } = noticeMessage('m@example.com', digest, { ...facts, origin: undefined });
    expect(text).toContain('请登录匿评系统，在首页查看。');
    expect(text).not.toContain('http');
  });
});

describe('what a notice counts', () => {
  const place = { department: '用户服务', cycle: '2026-10' };
  const task = (kind: 'sheet' | 'audit_sheet', at?: number): RoleTask => ({
    kind,
    sheet: 'duty',
    href: '/',
    ...place,
    ...(at === undefined ? {} : { due: at }),
  });

  test('stands by kind, the most urgent kind first, with the earliest day of each', () => {
    const tasks: RoleTask[] = [
      { kind: 'sign_total', href: '/', ...place },
      task('sheet', 9),
      task('audit_sheet', 5),
      task('sheet', 3),
      { kind: 'older_sheets', count: 4, href: '/', due: 7 },
    ];
    expect(digestOf(tasks)).toEqual([
      { kind: 'sheet', count: 6, due: 3 },
      { kind: 'audit_sheet', count: 1, due: 5 },
      { kind: 'sign_total', count: 1, due: undefined },
    ]);
  });

  test('is the same for a survey whether it waits for its tally or for its release', () => {
    const survey = (kind: 'tally' | 'audit') => digestOf([{ kind, href: '/', ...place }]);
    expect(survey('tally')).toEqual(survey('audit'));
  });
});
