import type { ComponentType } from 'preact';
import { useRoute } from 'preact-iso/router';
import type { SheetPlace, StoredSheet } from '../api/sheets.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { placeOf, SheetHeader } from './sheet-header.tsx';
import { SheetList } from './sheet-list.tsx';
import type { SheetSide } from './sheet-side.ts';
import { SheetSteps } from './sheet-steps.tsx';
import { appraisalText } from './text.ts';

/** What a side makes of a sheet in the state in which it is. */
export interface SheetBodyProps {
  place: SheetPlace;
  stored: StoredSheet;
  reload: () => Promise<void>;
}

/** Every cycle and department of a side with the state of its sheets. */
export function SheetsPage(props: { side: SheetSide }) {
  const { side } = props;
  const t = appraisalText.value[side.role === 'manager' ? 'sheets' : 'audits'];
  const load = useLoad(`sheets ${side.role}`, side.list);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(rows) => (
          <SheetList
            title={t.title}
            rows={rows}
            base={side.base}
            empty={{ title: t.empty, text: t.emptyText }}
          />
        )}
      </Loaded>
    </>
  );
}

/** One sheet with what a side does about it, and the steps that it has taken. */
export function SheetPage(props: { side: SheetSide; body: ComponentType<SheetBodyProps> }) {
  const { side, body: Body } = props;
  const place = placeOf(useRoute().params);
  const key = place === undefined ? '' : `${place.cycle} ${place.department} ${place.kind}`;
  const load = useLoad(key, () => side.read(place ?? { cycle: '', department: '', kind: 'duty' }));
  if (place === undefined) return <NotFoundPage />;
  return (
    <Loaded load={load}>
      {(stored) => (
        <>
          <SheetHeader place={place} stored={stored} listHref={`${side.base}/sheets`} />
          <Body
            key={`${key} ${stored.revision}`}
            place={place}
            stored={stored}
            reload={load.reload}
          />
          <SheetSteps steps={stored.steps} />
        </>
      )}
    </Loaded>
  );
}
