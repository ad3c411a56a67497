import { LONGEST_DESCRIPTION } from '../../../shared/appraisal/sheet-limits.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { ReasonStep } from './reason-step.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

interface StepProps {
  place: SheetPlace;
  revision: number;
  reload: () => Promise<void>;
}

const subjectOf = (step: string, { cycle, department, kind }: SheetPlace) =>
  `${step} ${cycle} ${department} ${kind}`;

/** Returns a sheet to its manager: its scores, or the whole plan to be written anew. */
export function ReturnSheet(props: StepProps & { plan?: boolean }) {
  const { audit } = appraisalText.value;
  const { approval } = sheetText.value;
  const [button, title, text] =
    props.plan === true
      ? [approval.change, approval.changeTitle, approval.changeText]
      : [audit.return, audit.returnTitle, audit.returnText];
  return (
    <div class="apart">
      <ReasonStep
        button={button}
        title={title}
        text={text}
        label={audit.reason}
        field="reason"
        most={LONGEST_DESCRIPTION}
        subject={subjectOf('return', props.place)}
        perform={(reason) => reviewerSheetsApi.sendBack(props.place, props.revision, reason)}
        done={audit.returned}
        reload={props.reload}
      />
    </div>
  );
}

/** Takes an audited sheet up again. */
export function ReopenSheet(props: StepProps) {
  const t = sheetText.value.reopen;
  return (
    <div class="apart">
      <ReasonStep
        button={t.button}
        title={t.title}
        text={t.text}
        label={t.reason}
        field="reason"
        most={LONGEST_DESCRIPTION}
        subject={subjectOf('reopen', props.place)}
        perform={(reason) => reviewerSheetsApi.reopen(props.place, props.revision, reason)}
        done={t.done}
        reload={props.reload}
      />
    </div>
  );
}
