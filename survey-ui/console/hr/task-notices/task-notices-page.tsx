import { type NoticeDay, type TaskNotices, taskNoticesApi } from '../../api/task-notices.ts';
import { formatCount, formatDate } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { Notice } from '../../kit/notice.tsx';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { EmptyState, Table } from '../../kit/table.tsx';
import { toast } from '../../kit/toast.tsx';
import { kitText } from '../../text/kit.ts';
import { hrText } from '../text.ts';
import { SettingsForm } from './settings-form.tsx';
import { taskNoticeText } from './text.ts';

/** @param day `YYYY-MM-DD`, a day of the company's */
const dayText = (day: string) =>
  formatDate(Date.parse(`${day}T00:00:00Z`) / 1000, 'UTC', language.value);
const count = (value: number) => formatCount(value, language.value);

/** What was not sent on a day, reason by reason; a dash for nothing. */
function failedText({ failed }: NoticeDay): string {
  const t = taskNoticeText.value;
  const said = (['address_refused', 'delivery_unavailable', 'fate_unknown'] as const)
    .filter((failure) => failed[failure] > 0)
    .map((failure) => t.failureOf(t.failures[failure], count(failed[failure])));
  return said.length === 0 ? '–' : said.join(language.value === 'zh' ? '，' : ', ');
}

function Days(props: { days: readonly NoticeDay[] }) {
  const t = taskNoticeText.value;
  return (
    <Table
      caption={t.days}
      rows={props.days}
      rowKey={({ day }) => day}
      empty={<EmptyState title={t.emptyDays}>{t.emptyDaysText}</EmptyState>}
      columns={[
        { header: t.day, names: true, render: ({ day }) => dayText(day) },
        { header: t.sent, kind: 'number', render: ({ sent }) => count(sent) },
        { header: t.waiting, kind: 'number', render: ({ waiting }) => count(waiting) },
        { header: t.failed, render: failedText },
      ]}
    />
  );
}

function UnreachablePeople(props: TaskNotices['unreachable']) {
  const t = taskNoticeText.value;
  const { total, rows } = props;
  return (
    <div class="stack">
      {total === 0 ? null : (
        <p class="soft">{t.unreachableLead(count(total), count(rows.length))}</p>
      )}
      <Table
        caption={t.unreachable}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.emptyUnreachable}>{t.emptyUnreachableText}</EmptyState>}
        columns={[
          {
            header: t.name,
            names: true,
            render: ({ id, name }) => <a href={`/hr/people/${id}`}>{name}</a>,
          },
          { header: t.number, render: ({ number }) => number },
          { header: t.because, render: ({ because }) => t.reasons[because] },
        ]}
      />
    </div>
  );
}

/** Whether managers and reviewers are told by e-mail what waits, and how that goes. */
export function TaskNoticesPage() {
  const t = taskNoticeText.value;
  const load = useLoad('task notices', taskNoticesApi.read);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={{ href: '/hr/company', name: hrText.value.company.title }}
      />
      <Loaded load={load}>
        {(notices) => (
          <>
            {notices.delivery === 'mail' ? null : (
              <Notice
                kind={notices.delivery === 'none' ? 'caution' : 'note'}
                title={notices.delivery === 'none' ? t.none : t.outbox}
              >
                <p>{notices.delivery === 'none' ? t.noneText : t.outboxText}</p>
              </Notice>
            )}
            <Section title={t.settings}>
              <SettingsForm
                key={notices.revision}
                notices={notices}
                onSaved={() => {
                  toast(kitText.value.saved);
                  void load.reload();
                }}
              />
            </Section>
            <Section title={t.days}>
              <Days days={notices.days} />
            </Section>
            <Section title={t.unreachable}>
              <UnreachablePeople {...notices.unreachable} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
