import { organisationApi, type Organisation } from '../api/organisation.ts';
import { ButtonLink } from '../kit/button.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { namesOf } from './names.ts';
import { reachOf, type Reach } from './reach.ts';
import { hrText } from './text.ts';

function Verdict(props: { reach: Reach }) {
  const t = hrText.value.serviceMap;
  switch (props.reach.verdict) {
    case 'enough':
      return <StatusLabel tone="done">{t.enough}</StatusLabel>;
    case 'too_few_clients':
      return <StatusLabel tone="stopped">{t.tooFew(3)}</StatusLabel>;
    case 'too_few_raters':
      return <StatusLabel tone="waiting">{t.tooFewRaters}</StatusLabel>;
    case 'not_rated':
      return <StatusLabel tone="stopped">{t.notRated}</StatusLabel>;
    default:
      return null;
  }
}

function Maps(props: { organisation: Organisation }) {
  const t = hrText.value.serviceMap;
  const { organisation } = props;
  const names = namesOf(organisation);
  const departments = organisation.departments.filter((each) => !each.ended);
  const rates = (client: string) =>
    organisation.serviceMap.filter((each) => each.client === client).map((each) => each.rated);
  return (
    <>
      <Table
        caption={t.title}
        rows={departments}
        rowKey={(row) => row.id}
        columns={[
          {
            header: t.client,
            names: true,
            render: (row) => (
              <a class="nowrap" href={`/hr/service-map/${row.id}`}>
                {row.name}
              </a>
            ),
          },
          {
            header: t.rates,
            render: (row) =>
              rates(row.id).length === 0 ? (
                <span class="soft">{t.nobody}</span>
              ) : (
                rates(row.id)
                  .map(names.department)
                  .join(language.value === 'zh' ? '、' : ', ')
              ),
          },
          {
            header: t.count,
            kind: 'number',
            render: (row) => formatCount(rates(row.id).length, language.value),
          },
        ]}
        empty={
          <EmptyState
            title={t.empty}
            action={
              <ButtonLink href="/hr/departments/new">{hrText.value.departments.add}</ButtonLink>
            }
          >
            {t.emptyText}
          </EmptyState>
        }
      />
      {departments.length === 0 ? null : (
        <Section title={t.ratedBy}>
          <Table
            caption={t.ratedByCaption}
            rows={reachOf(organisation)}
            rowKey={(row) => row.department}
            columns={[
              { header: t.rated, names: true, render: (row) => names.department(row.department) },
              {
                header: t.clients,
                kind: 'number',
                render: (row) => formatCount(row.clients, language.value),
              },
              {
                header: t.raters,
                kind: 'number',
                render: (row) => formatCount(row.raters, language.value),
              },
              { header: t.verdict, render: (row) => <Verdict reach={row} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** Who rates whom, and whether that reaches far enough. */
export function ServiceMapPage() {
  const t = hrText.value.serviceMap;
  const load = useLoad('organisation', organisationApi.read);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>{(organisation) => <Maps organisation={organisation} />}</Loaded>
    </>
  );
}
