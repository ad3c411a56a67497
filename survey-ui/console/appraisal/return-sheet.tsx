import { LONGEST_DESCRIPTION } from '../../../shared/appraisal/sheet-limits.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { ReasonStep } from '../kit/reason-step.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';
import { totalText } from './text-total.ts';

interface StepProps {
  place: SheetPlace;
  revision: number;
  reload: () => Promise<void>;
}

/** A step that takes a sheet back to an earlier state, with a reason. */
function BackStep(
  props: StepProps & {
    step: 'return' | 'reopen';
    words: Readonly<Record<'button' | 'title' | 'text' | 'label' | 'done', string>>;
  },
) {
  const { step, words, place } = props;
  const perform = step === 'return' ? reviewerSheetsApi.sendBack : reviewerSheetsApi.reopen;
  return (
    <div class="apart">
      <ReasonStep
        button={words.button}
        title={words.title}
        label={words.label}
        missing={totalText.value.reason.missing}
        most={LONGEST_DESCRIPTION}
        subject={`${step} ${place.cycle} ${place.department} ${place.kind}`}
        perform={(reason) => perform(place, props.revision, reason)}
        done={words.done}
        onDone={props.reload}
      >
        <p>{words.text}</p>
      </ReasonStep>
    </div>
  );
}

/** Returns a sheet to its manager: its scores, or the whole plan to be written anew. */
export function ReturnSheet({ plan = false, ...props }: StepProps & { plan?: boolean }) {
  const { audit } = appraisalText.value;
  const { approval } = sheetText.value;
  const [button, title, text] = plan
    ? [approval.change, approval.changeTitle, approval.changeText]
    : [audit.return, audit.returnTitle, audit.returnText];
  const words = { button, title, text, label: audit.reason, done: audit.returned };
  return <BackStep {...props} step="return" words={words} />;
}

/** Takes an audited sheet up again. */
export function ReopenSheet(props: StepProps) {
  const { reason, ...words } = sheetText.value.reopen;
  return <BackStep {...props} step="reopen" words={{ ...words, label: reason }} />;
}
