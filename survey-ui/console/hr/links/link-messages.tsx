import { timeZone } from '../../api/session.ts';
import type { IssuedLink } from '../../api/windows.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { AreaField } from '../../kit/field.tsx';
import { formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Table } from '../../kit/table.tsx';
import { groupLinks } from './link-groups.ts';
import { keepTemplate, LONGEST_TEMPLATE, messageFor, messageTemplate } from './message-template.ts';
import { linksText } from './text.ts';

/** A message for each link, to be copied into company chat, in words that HR can change. */
export function LinkMessages(props: {
  links: readonly IssuedLink[];
  departmentName: (id: string) => string;
  closesAt: number;
}) {
  const t = linksText.value;
  const template = messageTemplate();
  const until = formatDateTime(props.closesAt, timeZone(), language.value);
  const usable = template.includes(t.message.link);
  const message = (link: string) => messageFor(template, link, until);
  const all = () =>
    groupLinks(props.links, props.departmentName)
      .flatMap((group) => group.links.map((link) => `${group.name}\n${message(link)}`))
      .join('\n\n');
  return (
    <div class="stack">
      <p>{t.message.text}</p>
      <AreaField
        label={t.message.template}
        hint={t.message.hint}
        rows={5}
        maxLength={LONGEST_TEMPLATE}
        value={template}
        onInput={keepTemplate}
        error={usable ? undefined : t.message.linkMissing}
      />
      <ButtonRow>
        {usable ? <CopyButton text={all}>{t.message.all}</CopyButton> : null}
        {template === t.message.standard ? null : (
          <Button kind="quiet" onPress={() => keepTemplate(t.message.standard)}>
            {t.message.reset}
          </Button>
        )}
      </ButtonRow>
      <LinkTable {...props} message={usable ? message : undefined} />
    </div>
  );
}

/** Each link with its message; within a department in an order that says nothing. */
function LinkTable(props: {
  links: readonly IssuedLink[];
  departmentName: (id: string) => string;
  message: ((link: string) => string) | undefined;
}) {
  const t = linksText.value;
  const { message } = props;
  // The Worker's order is random already; here it has to stay as it is while one reads.
  const rows = props.links
    .map(({ department, link }) => ({ name: props.departmentName(department), link }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
  return (
    <Table
      caption={t.list}
      framed
      rows={rows}
      rowKey={(row) => row.link}
      columns={[
        { header: t.department, names: true, render: (row) => row.name },
        { header: t.link, render: (row) => <span class="code">{row.link}</span> },
        {
          header: t.message.one,
          kind: 'action',
          render: (row) =>
            message === undefined ? null : (
              <CopyButton
                text={message(row.link)}
                label={t.message.oneLabel(row.name, rows.indexOf(row) + 1)}
              >
                {t.message.one}
              </CopyButton>
            ),
        },
      ]}
    />
  );
}
