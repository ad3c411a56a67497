import { findDepartments, findPeople } from '../../api/organisation.ts';
import { timeZone } from '../../api/session.ts';
import { substitutesApi } from '../../api/substitutes.ts';
import { useAction } from '../../kit/action.ts';
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
      <PickField
        id="department"
        label={t.department}
        value={fields.department}
        onPick={(department) => set({ department })}
        find={findDepartments}
        error={errorAt(errors, 'department')}
      />
      <RadioSet
        id="role"
        legend={t.role}
        value={fields.role}
        onInput={(value) => set({ role: ROLES.find((each) => each === value) ?? '' })}
        options={ROLES.map((value) => ({ value, label: t.roles[value] }))}
        error={errorAt(errors, 'role')}
      />
      <PickField
        id="person"
        label={t.person}
        hint={t.personHint}
        value={fields.person}
        onPick={(person) => set({ person })}
        find={findPeople}
        error={errorAt(errors, 'person')}
      />
      <TextField
        id="from"
        label={t.from}
        type="date"
        value={fields.from}
        onInput={(from) => set({ from })}
        error={errorAt(errors, 'from')}
      />
      <TextField
        id="until"
        label={t.until}
        hint={t.untilHint}
        type="date"
        value={fields.until}
        onInput={(until) => set({ until })}
        error={errorAt(errors, 'until')}
      />
      <TextField
        id="reason"
        label={t.reason}
        maxLength={200}
        value={fields.reason}
        onInput={(reason) => set({ reason })}
        error={errorAt(errors, 'reason')}
      />
    </NewForm>
  );
}
