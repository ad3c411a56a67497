import { useRoute } from 'preact-iso/router';
import { managerSheetsApi } from '../api/sheets.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { placeOf, SheetHeader } from './sheet-header.tsx';
import { SheetEditor } from './sheet-editor.tsx';
import { SheetList } from './sheet-list.tsx';
import { SheetTable } from './sheet-table.tsx';
import { appraisalText } from './text.ts';
import { Total } from './total-view.tsx';

const LIST = '/department/sheets';

/** The manager's sheets, by cycle. */
export function ManagerSheetsPage() {
  const t = appraisalText.value.sheets;
  const load = useLoad('manager cycles', managerSheetsApi.cycles);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(rows) => (
          <SheetList
            title={t.title}
            rows={rows}
            base="/department"
            empty={{ title: t.empty, text: t.emptyText }}
          />
        )}
      </Loaded>
    </>
  );
}

/** One sheet: written while it is a draft, read afterwards. */
export function ManagerSheetPage() {
  const place = placeOf(useRoute().params);
  const key = place === undefined ? '' : `${place.cycle} ${place.department} ${place.kind}`;
  const load = useLoad(key, () =>
    managerSheetsApi.read(place ?? { cycle: '', department: '', kind: 'duty' }),
  );
  if (place === undefined) return <NotFoundPage />;
  return (
    <Loaded load={load}>
      {(stored) => (
        <>
          <SheetHeader place={place} stored={stored} listHref={LIST} />
          {stored.state === 'empty' || stored.state === 'draft' ? (
            <SheetEditor
              key={`${key} ${stored.revision}`}
              place={place}
              stored={stored}
              reload={load.reload}
            />
          ) : (
            stored.content !== null && <SheetTable kind={place.kind} sheet={stored.content} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** The total of a department that the person manages. */
export function ManagerTotalPage() {
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`${cycle} ${department}`, () => managerSheetsApi.total(cycle, department));
  return <Loaded load={load}>{(view) => <Total view={view} listHref={LIST} />}</Loaded>;
}
