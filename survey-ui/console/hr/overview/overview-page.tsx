import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import type { Viewer } from '../../api/manager.ts';
import { overviewApi, type OverviewHeading, type OverviewRow } from '../../api/overview.ts';
import { timeZone } from '../../api/session.ts';
import type { Answer } from '../../kit/answer.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { formatCount, formatCycle, formatDate, formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { usePagedList } from '../../kit/list.ts';
import { ListFilter, ListFilters } from '../../kit/list-filters.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { useNotedPrint } from '../../kit/noted-print.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { EmptyState, Table } from '../../kit/table.tsx';
import { Watermark } from '../../kit/watermark.tsx';
import { cyclesText } from '../cycles/text.ts';
import { pickerText } from '../text-picker.ts';
import { overviewTableColumns } from './overview-columns.tsx';
import { overviewColumns } from './overview-export.ts';
import { OverviewSummary } from './overview-summary.tsx';
import { overviewText } from './text.ts';

/** The choices of a filter, with the one that narrows nothing first. */
function choices(names: Readonly<Record<string, string>>) {
  const all = { value: '', label: overviewText.value.filters.any };
  return [all, ...Object.entries(names).map(([value, label]) => ({ value, label }))];
}

const named = (people: readonly { id: string; name: string }[]) =>
  Object.fromEntries(people.map(({ id, name }) => [id, name]));

function CycleOverview(props: { heading: OverviewHeading }) {
  const t = overviewText.value;
  const { heading } = props;
  const { id, label } = heading.cycle;
  const path = `/hr/cycles/${id}/overview`;
  const title = t.title(formatCycle(label, language.value));
  const [viewer, setViewer] = useState<Viewer>();
  const [printed, setPrinted] = useState<OverviewRow[]>();
  const list = usePagedList(`overview ${id}`, async (ask) => {
    const page = await overviewApi.read(id, ask, 'view');
    if (page.ok) setViewer(page.value.viewer);
    return page;
  });
  const printing = useNotedPrint(
    () => overviewApi.read(id, list.ask, 'print'),
    (page) => {
      setViewer(page.viewer);
      setPrinted(page.rows);
    },
  );
  const exportRows = async (): Promise<Answer<OverviewRow[]>> => {
    const page = await overviewApi.read(id, list.ask, 'export');
    return page.ok ? { ok: true, value: page.value.rows } : page;
  };
  const columns = overviewTableColumns(heading);
  const onPaper = printed ?? list.shown?.rows ?? [];
  const { any: _any, ...waitGroups } = t.filters;
  return (
    <>
      {viewer === undefined ? null : <Watermark viewer={viewer} />}
      <PageHeader
        title={title}
        above={{
          href: `/hr/cycles/${id}`,
          name: cyclesText.value.page.title(formatCycle(label, language.value)),
        }}
        lead={
          viewer === undefined
            ? undefined
            : t.viewed(viewer.name, formatDateTime(viewer.at, timeZone(), language.value))
        }
        actions={
          <Button running={printing.running} onPress={() => void printing.press()}>
            {t.print}
          </Button>
        }
      />
      {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
      <div class="no-print">
        <OverviewSummary heading={heading} path={path} />
        <Section title={t.list}>
          <ListFilters list={list} searchLabel={pickerText.value.search} columns={columns}>
            <ListFilter
              list={list}
              name="waits"
              label={t.waitsFor}
              options={choices({ ...waitGroups, ...t.waits })}
            />
            <ListFilter list={list} name="total" label={t.totalState} options={choices(t.totals)} />
            <ListFilter
              list={list}
              name="outcome"
              label={t.outcome}
              options={choices(t.outcomes)}
            />
            <ListFilter
              list={list}
              name="reviewer"
              label={t.reviewer}
              options={choices(named(heading.reviewers))}
            />
            {heading.parents.length === 0 ? null : (
              <ListFilter
                list={list}
                name="below"
                label={t.below}
                options={choices(named(heading.parents))}
              />
            )}
          </ListFilters>
          <div class="overview-table">
            <PagedTable
              list={list}
              caption={title}
              rowKey={(row) => row.id}
              columns={columns}
              exported={{
                name: title,
                columns: overviewColumns(heading, {
                  own: t,
                  sheets: cyclesText.value.page,
                  day: (at) => formatDate(at, timeZone(), language.value),
                }),
                rows: exportRows,
              }}
              empty={
                <EmptyState
                  title={t.empty}
                  action={<ButtonLink href={`/hr/cycles/${id}/change`}>{t.change}</ButtonLink>}
                >
                  {t.emptyText}
                </EmptyState>
              }
            />
          </div>
        </Section>
      </div>
      <div class="only-print print-landscape overview-table">
        <p>{t.printed(formatCount(onPaper.length, language.value))}</p>
        <Table
          caption={title}
          columns={columns}
          rows={onPaper}
          rowKey={(row) => row.id}
          onPhones="keep"
        />
      </div>
    </>
  );
}

/** Every department of a cycle with what it got, how far it is and what it waits for. */
export function OverviewPage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`overview heading ${id}`, () => overviewApi.heading(id));
  return <Loaded load={load}>{(heading) => <CycleOverview key={id} heading={heading} />}</Loaded>;
}
