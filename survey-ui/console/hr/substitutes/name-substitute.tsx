import { findDepartments, findPeople } from '../../api/organisation.ts';
import { timeZone } from '../../api/session.ts';
import { substitutesApi } from '../../api/substitutes.ts';
import { useAction } from '../../kit/action.ts';
import { pickOf, textOf } from '../../kit/bound.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { errorAt } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/field.tsx';
import { useForm } from '../../kit/form.ts';
import { NewForm } from '../../kit/new-form.tsx';
import { PickField } from '../../kit/pick-field.tsx';
import { toast } from '../../kit/toast.tsx';
import { noSubstitute, substituteErrors, substituteRequest } from './substitute-fields.ts';
import { substituteText } from './text.ts';

const ROLES = ['manager', 'reviewer'] as const;

/** The form that names a substitute. */
export function NameSubstitute(props: { reload: () => Promise<void> }) {
  const t = substituteText.value;
  const form = useForm(() => noSubstitute);
  const naming = useAction(substitutesApi.name, form.refuse);
  const { fields, errors, set } = form;
  const send = async () => {
    const request = substituteRequest(fields, timeZone());
    if (!form.check(substituteErrors) || request === undefined) return;
    if ((await naming.run(request)) === undefined) return;
    toast(t.named);
    set(noSubstitute);
    await props.reload();
  };
  return (
    <NewForm form={form} add={naming} verb={t.add} onSend={() => void send()}>
      <PickField {...pickOf(form, 'department')} label={t.department} find={findDepartments} />
      <RadioSet
        id="role"
        legend={t.role}
        value={fields.role}
        onInput={(value) => set({ role: ROLES.find((each) => each === value) ?? '' })}
        options={ROLES.map((value) => ({ value, label: t.roles[value] }))}
        error={errorAt(errors, 'role')}
      />
      <PickField
        {...pickOf(form, 'person')}
        label={t.person}
        hint={t.personHint}
        find={findPeople}
      />
      <TextField {...textOf(form, 'from')} label={t.from} type="date" />
      <TextField {...textOf(form, 'until')} label={t.until} hint={t.untilHint} type="date" />
      <TextField {...textOf(form, 'reason')} label={t.reason} maxLength={200} />
    </NewForm>
  );
}
