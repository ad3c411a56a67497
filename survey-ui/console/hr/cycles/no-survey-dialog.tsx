import { useEffect, useState } from 'preact/hooks';
import { cyclesApi, type DepartmentProgress } from '../../api/cycles.ts';
import { useAction } from '../../kit/action.ts';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { AreaField } from '../../kit/field.tsx';
import { cyclesText } from './text.ts';

/** Says that a department has no survey, with the reason, or takes that back. */
export function NoSurveyDialog(props: {
  cycle: string;
  department: DepartmentProgress | undefined;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const t = cyclesText.value.page;
  const { cycle, department } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const say = useAction(cyclesApi.sayNoSurvey);
  const takeBack = useAction(cyclesApi.takeBackNoSurvey);
  const { clear: clearSay } = say;
  const { clear: clearTakeBack } = takeBack;
  useEffect(() => {
    setReason('');
    setMissing(false);
    clearSay();
    clearTakeBack();
  }, [department, clearSay, clearTakeBack]);

  const name = department?.name ?? '';
  const finish = async (done: unknown) => {
    if (done === undefined) return;
    props.onClose();
    await props.onDone();
  };
  if (department !== undefined && department.noSurvey !== null) {
    return (
      <ConfirmDialog
        open
        title={t.takeBackTitle(name)}
        confirm={t.takeBackConfirm}
        running={takeBack.running}
        refusal={takeBack.refusal}
        onClose={props.onClose}
        onConfirm={() => void takeBack.run(cycle, department.department).then(finish)}
      >
        <p>{t.takeBackText}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      open={department !== undefined}
      title={t.sayTitle(name)}
      confirm={t.sayConfirm}
      running={say.running}
      refusal={say.refusal}
      onClose={props.onClose}
      onConfirm={() => {
        const typed = reason.normalize('NFC').trim();
        setMissing(typed === '');
        if (typed === '') return;
        void say.run(cycle, department?.department ?? '', typed).then(finish);
      }}
    >
      <p>{t.sayText}</p>
      <AreaField
        id="no-survey-reason"
        label={t.reason}
        value={reason}
        onInput={setReason}
        maxLength={1000}
        error={missing ? t.reasonMissing : undefined}
      />
    </ConfirmDialog>
  );
}
