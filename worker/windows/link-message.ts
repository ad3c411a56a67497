import type { Message } from '../delivery/delivery.ts';

/** What a message about a link says besides the link. */
export interface LinkMessageFacts {
  company: string;
  /** Unix seconds. */
  opensAt: number;
  closesAt: number;
  /** IANA name of the company's time zone. */
  timeZone: string;
}

/**
 * The e-mail that brings a rater's link: the same for everybody but for the link, in both
 * languages, without a name, a department or a promise; what is promised is said on the page.
 */
export function linkMessage(to: string, link: string, facts: LinkMessageFacts): Message {
  const { company } = facts;
  const when = (at: number, locale: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: facts.timeZone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at * 1000);
  const [from, until] = [when(facts.opensAt, 'zh-CN'), when(facts.closesAt, 'zh-CN')];
  const [fromEn, untilEn] = [when(facts.opensAt, 'en-GB'), when(facts.closesAt, 'en-GB')];
  return {
    to,
    subject: `${company}：部门服务评价 / Rating of departments`,
    text: `您好：

请于${from}至${until}之间，用手机或电脑打开下面的链接，评价为您所在部门服务的部门。

${link}

链接只供一人使用，请勿转发。如收到几封，以最后一封为准。
怎样匿名、哪些不能保证，打开后可以读到。请不要回复此邮件。

Please open the link above between ${fromEn} and ${untilEn} (${facts.timeZone}), on a phone or a computer, and rate the departments that serve yours.

The link is for one person; please do not forward it. If you get several, the last one counts.
How it is anonymous, and what cannot be promised, is said on the page. Please do not reply to this message.

${company}
`,
  };
}
