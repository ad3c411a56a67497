import { useLocation } from 'preact-iso/router';
import type { MeasureSubject } from '../../../shared/appraisal/measure.ts';
import { measuresApi } from '../api/measures.ts';
import type { TotalPlace } from '../api/totals.ts';
import { useAction } from '../kit/action.ts';
import { NewForm } from '../kit/new-form.tsx';
import { useNotedForm } from '../kit/noted-form.ts';
import { toast } from '../kit/toast.tsx';
import { measureErrors, MeasureFieldSet, measureRequest } from './measure-fields.tsx';
import { subjectOf } from './subject-names.ts';
import { measureText } from './text.ts';

/** The form of a new measure; the address may say what it is about. */
export function NewMeasure(props: {
  place: TotalPlace;
  nameOf: (subject: MeasureSubject) => string;
  reload: () => Promise<void>;
}) {
  const t = measureText.value;
  const { query } = useLocation();
  const { cycle, department } = props.place;
  const form = useNotedForm(`measure ${cycle} ${department}`, () => ({
    about: subjectOf(query['about'] ?? null) ?? '',
    text: '',
    owner: '',
    dueOn: '',
  }));
  const adding = useAction(measuresApi.write, form.refuse);
  const send = async () => {
    const request = measureRequest(form.fields);
    if (!form.check(measureErrors) || request === undefined) return;
    if ((await adding.run(props.place, request)) === undefined) return;
    toast(t.added);
    form.set({ about: '', text: '', owner: '', dueOn: '' });
    form.forget();
    await props.reload();
  };
  return (
    <NewForm form={form} add={adding} verb={t.add} onSend={() => void send()}>
      <MeasureFieldSet form={form} nameOf={props.nameOf} />
    </NewForm>
  );
}
