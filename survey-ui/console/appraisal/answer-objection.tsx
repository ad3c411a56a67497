import { useState } from 'preact/hooks';
import type { TotalActs, TotalPlace } from '../api/totals.ts';
import { useAction } from '../kit/action.ts';
import { textOf } from '../kit/bound.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { RadioSet } from '../kit/choice.tsx';
import { errorAt, ErrorSummary } from '../kit/error-summary.tsx';
import { AreaField } from '../kit/field.tsx';
import { useNotedForm } from '../kit/noted-form.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { totalText } from './text-total.ts';

const OUTCOMES = ['upheld', 'dismissed'] as const;
/** Characters of an answer. */
const MOST = 2000;

/** The reviewer's answer to the objection that waits. */
export function AnswerObjection(props: {
  place: TotalPlace;
  answer: NonNullable<TotalActs['answer']>;
  reload: () => Promise<void>;
}) {
  const t = totalText.value;
  const { cycle, department } = props.place;
  const form = useNotedForm(`answer ${cycle} ${department}`, () => ({ outcome: '', text: '' }));
  const [answered, setAnswered] = useState(false);
  const answering = useAction(props.answer);
  const { outcome, text } = form.fields;
  const send = async () => {
    const decision = OUTCOMES.find((each) => each === outcome);
    const passed = form.check(() => [
      ...(decision === undefined
        ? [{ field: 'outcome', message: t.objections.outcomeMissing }]
        : []),
      ...(text.trim() === '' ? [{ field: 'text', message: t.objections.answerMissing }] : []),
    ]);
    if (!passed || decision === undefined) return;
    if ((await answering.run(props.place, decision, text)) === undefined) return;
    setAnswered(true);
    form.forget();
    toast(t.objections.answered);
    await props.reload();
  };
  if (answered) return null;
  return (
    <form
      class="stack"
      aria-label={t.objections.answerTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t.objections.answerTitle}</h3>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <RadioSet
        id="outcome"
        legend={t.objections.outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: t.objections.outcomes[value],
          ...(value === 'upheld' ? { hint: t.objections.upheldHint } : {}),
        }))}
        value={outcome}
        onInput={(value) => form.set({ outcome: value })}
        error={errorAt(form.errors, 'outcome')}
      />
      <AreaField
        {...textOf(form, 'text')}
        label={t.objections.answerText}
        maxLength={MOST}
        count={{ typed: Array.from(text).length, most: MOST }}
      />
      {answering.refusal === undefined ? null : (
        <RefusalNotice refusal={answering.refusal} onReload={() => void props.reload()} />
      )}
      <ButtonRow>
        <Button kind="primary" type="submit" running={answering.running}>
          {t.objections.answer}
        </Button>
      </ButtonRow>
    </form>
  );
}
