import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { AskReason } from './ask-reason.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

interface StepProps {
  place: SheetPlace;
  revision: number;
  reload: () => Promise<void>;
}

/** Returns a sheet to its manager: its scores, or the whole plan to be written anew. */
export function ReturnSheet(props: StepProps & { plan?: boolean }) {
  const { audit } = appraisalText.value;
  const { approval } = sheetText.value;
  const [button, title, text] =
    props.plan === true
      ? [approval.change, approval.changeTitle, approval.changeText]
      : [audit.return, audit.returnTitle, audit.returnText];
  const words = { button, title, text, done: audit.returned };
  return (
    <AskReason
      {...props}
      words={{ ...words, reason: audit.reason, reasonMissing: audit.reasonMissing }}
      send={reviewerSheetsApi.sendBack}
    />
  );
}

/** Takes an audited sheet up again. */
export function ReopenSheet(props: StepProps) {
  return <AskReason {...props} words={sheetText.value.reopen} send={reviewerSheetsApi.reopen} />;
}
