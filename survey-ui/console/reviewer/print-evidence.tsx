import { type EvidenceView, reviewerApi } from '../api/reviewer.ts';
import { Button } from '../kit/button.tsx';
import { useNotedPrint } from '../kit/noted-print.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { auditText } from './text-audit.ts';

/** Prints what of the evidence is on the screen, once the print is noted. */
export function PrintEvidence(props: {
  survey: string;
  onPrint: (viewer: EvidenceView['viewer']) => void;
}) {
  const printing = useNotedPrint(
    () => reviewerApi.printEvidence(props.survey),
    ({ viewer }) => props.onPrint(viewer),
  );
  return (
    <>
      {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
      <Button kind="quiet" running={printing.running} onPress={() => void printing.press()}>
        {auditText.value.print}
      </Button>
    </>
  );
}
