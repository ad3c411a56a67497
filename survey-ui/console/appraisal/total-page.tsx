import { useRoute } from 'preact-iso/router';
import { managerTotalsApi, reviewerTotalsApi, type TotalActs } from '../api/totals.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Total } from './total-view.tsx';

function TotalPage(props: { acts: TotalActs; listHref: string; printHref: string }) {
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`${cycle} ${department}`, () => props.acts.read({ cycle, department }));
  return (
    <Loaded load={load}>
      {(view) => (
        <Total
          {...props}
          printHref={`${props.printHref}/${cycle}/${department}`}
          view={view}
          reload={load.reload}
        />
      )}
    </Loaded>
  );
}

/** The total of a department that the person manages. */
export function ManagerTotalPage() {
  return (
    <TotalPage
      acts={managerTotalsApi}
      listHref="/department/sheets"
      printHref="/department/print"
    />
  );
}

/** The total of a department that the person oversees. */
export function ReviewerTotalPage() {
  return <TotalPage acts={reviewerTotalsApi} listHref="/review/sheets" printHref="/review/print" />;
}
