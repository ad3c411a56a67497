import { useRoute } from 'preact-iso/router';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import type { SheetSide } from './sheet-side.ts';
import { Total } from './total-view.tsx';

/** The total of a department, as its manager or its reviewer reads and signs it. */
export function TotalPage(props: { side: SheetSide }) {
  const { totals, base } = props.side;
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`${cycle} ${department}`, () => totals.read({ cycle, department }));
  return (
    <Loaded load={load}>
      {(view) => (
        <Total view={view} acts={totals} listHref={`${base}/sheets`} reload={load.reload} />
      )}
    </Loaded>
  );
}
