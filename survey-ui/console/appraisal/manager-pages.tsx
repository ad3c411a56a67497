import { sheetAfter } from '../../../shared/appraisal/sheet-workflow.ts';
import { SheetEditor } from './sheet-editor.tsx';
import { type SheetBodyProps, SheetPage, SheetsPage } from './sheet-pages.tsx';
import { managerSide } from './sheet-side.ts';
import { SheetTable } from './sheet-table.tsx';
import { WaitingPlan } from './waiting-plan.tsx';

/** The manager's sheets, by cycle. */
export function ManagerSheetsPage() {
  return <SheetsPage side={managerSide} />;
}

/** A sheet before its manager: written while that is possible, read otherwise. */
function ManagerSheet(props: SheetBodyProps) {
  const { place, stored } = props;
  if (sheetAfter(place.kind, stored.state, 'save') !== undefined) return <SheetEditor {...props} />;
  return (
    <div class="stack">
      {stored.state === 'submitted' ? <WaitingPlan {...props} /> : null}
      {stored.content === null ? null : (
        <SheetTable
          kind={place.kind}
          sheet={stored.content}
          scored={stored.state !== 'submitted'}
        />
      )}
    </div>
  );
}

/** One sheet of a department that the person manages. */
export function ManagerSheetPage() {
  return <SheetPage side={managerSide} body={ManagerSheet} />;
}
