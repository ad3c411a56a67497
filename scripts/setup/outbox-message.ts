/** What a file of the outbox says. */
export interface OutboxMessage {
  to: string;
  subject: string;
  text: string;
}

/**
 * A message as mail programs open it, with its headers in UTF-8 (RFC 6532). `X-Unsent` lets them
 * show it as a draft that a person sends. A line break in a header would be another header, so
 * there it becomes a blank.
 */
export function messageAsEml({ to, subject, text }: OutboxMessage): string {
  const oneLine = (value: string) => value.replace(/[\r\n]+/gu, ' ');
  const headers = [
    `To: ${oneLine(to)}`,
    `Subject: ${oneLine(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${[...headers, '', ...text.split('\n')].join('\r\n')}\r\n`;
}

/** Reads what `messageAsEml` wrote; undefined for anything else, such as half a file. */
export function readEml(eml: string): OutboxMessage | undefined {
  const [head = '', ...body] = eml.split('\r\n\r\n');
  const [, to] = /^To: (.*)$/mu.exec(head) ?? [];
  const [, subject] = /^Subject: (.*)$/mu.exec(head) ?? [];
  if (to === undefined || subject === undefined || !eml.endsWith('\r\n')) return undefined;
  const text = body.join('\r\n\r\n').replace(/\r\n$/u, '').replaceAll('\r\n', '\n');
  return { to: to.trim(), subject: subject.trim(), text };
}
