import { Notice } from '../kit/notice.tsx';
import { EmptyState } from '../kit/table.tsx';
import { PlanApproval } from './plan-approval.tsx';
import { ReopenSheet, ReturnSheet } from './return-sheet.tsx';
import { SheetAudit } from './sheet-audit.tsx';
import { type SheetBodyProps, SheetPage, SheetsPage } from './sheet-pages.tsx';
import { reviewerSide } from './sheet-side.ts';
import { SheetTable } from './sheet-table.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

/** The sheets of the departments that the person oversees. */
export function ReviewerSheetsPage() {
  return <SheetsPage side={reviewerSide} />;
}

/** What a reviewer is told of a sheet above it. */
function noticeOf({ state, approvalComment }: SheetBodyProps['stored']): string | undefined {
  if (state === 'draft') return appraisalText.value.audits.draft;
  const { plan } = sheetText.value;
  if (state !== 'approved') return undefined;
  return approvalComment ? `${plan.running}${plan.comment(approvalComment)}` : plan.running;
}

/** A sheet before its reviewer: approved, scored or taken up again, otherwise read. */
function ReviewerSheet(props: SheetBodyProps) {
  const t = appraisalText.value;
  const { place, stored, reload } = props;
  const { state, content, revision } = stored;
  if (content === null) {
    return (
      <div class="empty">
        <EmptyState title={t.states.empty}>{t.audits.emptyText}</EmptyState>
      </div>
    );
  }
  const step = { place, revision, reload };
  if (state === 'self_scored') return <SheetAudit {...step} sheet={content} />;
  const notice = noticeOf(stored);
  return (
    <div class="stack">
      {notice === undefined ? null : <Notice kind="note" title={notice} />}
      <SheetTable
        kind={place.kind}
        sheet={content}
        scored={place.kind !== 'plan' || state === 'audited'}
      />
      {state === 'submitted' ? <PlanApproval {...step} /> : null}
      {state === 'approved' ? <ReturnSheet {...step} plan /> : null}
      {state === 'audited' ? <ReopenSheet {...step} /> : null}
    </div>
  );
}

/** One sheet of a department that the person oversees. */
export function ReviewerSheetPage() {
  return <SheetPage side={reviewerSide} body={ReviewerSheet} />;
}
