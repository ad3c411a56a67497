import type { Message } from '../delivery/delivery.ts';

/** What a person is told by e-mail when a passkey was enrolled by a link. */
export interface EnrolmentFacts {
  name: string;
  company: string;
  /** The console's address. */
  origin: string;
  /** Whether the person had a passkey before. */
  recovered: boolean;
}

/**
 * The e-mail about a new passkey. It goes to whom the account belongs to, so that somebody who
 * used a link in that person's place does not stay unnoticed. It holds no link into the account.
 */
export function enrolmentMessage(to: string, facts: EnrolmentFacts): Message {
  const { name, company, origin, recovered } = facts;
  const what = recovered ? '通过恢复链接登记了新的通行密钥' : '登记了第一个通行密钥';
  const whatEn = recovered
    ? 'A new passkey was enrolled for your account by a recovery link'
    : 'The first passkey was enrolled for your account';
  return {
    to,
    subject: `${company}：您的账号登记了通行密钥 / A passkey was enrolled for your account`,
    text: `${name}，您好：

您在匿评系统（${origin}）的账号刚刚${what}。

如果是您本人操作，不需要做什么。如果不是，请马上告诉人力资源部和审计人员，并请他们查看操作日志。

${whatEn} at ${origin}. If that was you, there is nothing to do. If it was not, tell HR and the auditor at once and ask them to look at the audit log.
`,
  };
}
