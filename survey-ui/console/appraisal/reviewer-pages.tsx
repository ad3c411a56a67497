import { useRoute } from 'preact-iso/router';
import { reviewerSheetsApi } from '../api/sheets.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { EmptyState } from '../kit/table.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { SheetAudit } from './sheet-audit.tsx';
import { placeOf, SheetHeader } from './sheet-header.tsx';
import { SheetList } from './sheet-list.tsx';
import { SheetTable } from './sheet-table.tsx';
import { appraisalText } from './text.ts';
import { Total } from './total-view.tsx';

const LIST = '/review/sheets';

/** The sheets of the departments that the person oversees. */
export function ReviewerSheetsPage() {
  const t = appraisalText.value.audits;
  const load = useLoad('reviewer sheets', reviewerSheetsApi.list);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(rows) => (
          <SheetList
            title={t.title}
            rows={rows}
            base="/review"
            empty={{ title: t.empty, text: t.emptyText }}
          />
        )}
      </Loaded>
    </>
  );
}

/** One sheet: scored once it is submitted, otherwise read. */
export function ReviewerSheetPage() {
  const t = appraisalText.value;
  const place = placeOf(useRoute().params);
  const key = place === undefined ? '' : `${place.cycle} ${place.department} ${place.kind}`;
  const load = useLoad(key, () =>
    reviewerSheetsApi.read(place ?? { cycle: '', department: '', kind: 'duty' }),
  );
  if (place === undefined) return <NotFoundPage />;
  return (
    <Loaded load={load}>
      {(stored) => (
        <>
          <SheetHeader place={place} stored={stored} listHref={LIST} />
          {stored.content === null ? (
            <div class="empty">
              <EmptyState title={t.states.empty}>{t.audits.emptyText}</EmptyState>
            </div>
          ) : stored.state === 'self_scored' ? (
            <SheetAudit
              key={`${key} ${stored.revision}`}
              place={place}
              sheet={stored.content}
              revision={stored.revision}
              reload={load.reload}
            />
          ) : (
            <div class="stack">
              {stored.state === 'draft' ? <Notice kind="note" title={t.audits.draft} /> : null}
              <SheetTable kind={place.kind} sheet={stored.content} />
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}

/** The total of a department that the person oversees. */
export function ReviewerTotalPage() {
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`${cycle} ${department}`, () => reviewerSheetsApi.total(cycle, department));
  return <Loaded load={load}>{(view) => <Total view={view} listHref={LIST} />}</Loaded>;
}
