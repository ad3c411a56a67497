import { type Delivery, reportsApi } from '../api/reports.ts';
import type { Answer } from '../kit/answer.ts';
import { formatDate } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { EmptyState } from '../kit/table.tsx';
import { reportsText } from './text.ts';

function Reports(props: { read: () => Promise<Answer<{ deliveries: Delivery[] }>> }) {
  const t = reportsText.value;
  const load = useLoad('reports', props.read);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <div class="empty">
              <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
            </div>
          ) : (
            <>
              <p class="soft">{t.care}</p>
              {deliveries.map(({ number, deliveredOn, texts }) => (
                <Section
                  key={number}
                  title={t.batch(formatDate(deliveredOn, 'UTC', language.value), texts.length)}
                >
                  <ul class="tasks">
                    {texts.map((text, place) => (
                      <li class="task quoted" key={`${number} ${place}`}>
                        {text}
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Anonymous reports as HR reads them. */
export const HrReportsPage = () => <Reports read={reportsApi.asHr} />;

/** Anonymous reports as the auditor reads them, the same. */
export const AuditorReportsPage = () => <Reports read={reportsApi.asAuditor} />;
