import type { VersionSummary } from '../../api/versions.ts';
import { ButtonLink, ButtonRow } from '../../kit/button.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { type Column, Table } from '../../kit/table.tsx';
import { versionsText } from './text.ts';
import { changedText, usedByText } from './version-facts.ts';

/** All versions of a kind, the newest first, with what is told of each. */
export function VersionList<V extends VersionSummary>(props: {
  base: '/hr/forms' | '/hr/policies';
  caption: string;
  versions: readonly V[];
  columns?: readonly Column<V>[];
}) {
  const t = versionsText.value;
  const { base, versions } = props;
  const [newest, before] = versions;
  return (
    <div class="stack">
      <Table
        caption={props.caption}
        rows={versions}
        rowKey={(row) => String(row.number)}
        columns={[
          {
            header: t.number,
            names: true,
            render: (row) => <a href={`${base}/${row.number}`}>{t.version(row.number)}</a>,
          },
          ...(props.columns ?? []),
          {
            header: t.usedBy,
            render: (row) => (
              <StatusLabel tone={row.cycles.length === 0 ? 'waiting' : 'done'}>
                {usedByText(row)}
              </StatusLabel>
            ),
          },
          { header: t.changed, render: changedText },
        ]}
      />
      <ButtonRow>
        {newest === undefined ? null : (
          <ButtonLink kind="primary" href={`${base}/new?from=${newest.number}`}>
            {t.next}
          </ButtonLink>
        )}
        {newest === undefined || before === undefined ? null : (
          <ButtonLink href={`${base}/compare?from=${before.number}&to=${newest.number}`}>
            {t.compare}
          </ButtonLink>
        )}
      </ButtonRow>
    </div>
  );
}
