import { type TaskNotices, taskNoticesApi } from '../../api/task-notices.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { textOf } from '../../kit/bound.ts';
import { EditForm } from '../../kit/edit-form.tsx';
import { useEditing } from '../../kit/editing.ts';
import { SelectField } from '../../kit/field.tsx';
import { taskNoticeText } from './text.ts';

/** Hours from which notices may leave: those of the morning. */
const hours = [6, 7, 8, 9, 10, 11] as const;

interface SettingFields {
  send: string;
  hour: string;
}

/** Whether notices leave, and from which hour. */
export function SettingsForm(props: { notices: TaskNotices; onSaved: () => void }) {
  const t = taskNoticeText.value;
  const editing = useEditing({
    record: props.notices,
    fieldsOf: ({ isOn, hour }): SettingFields => ({
      send: isOn ? 'on' : 'off',
      hour: String(hour),
    }),
    check: () => [],
    save: ({ send, hour }, revision) =>
      taskNoticesApi.change({ revision, isOn: send === 'on', hour: Number(hour) }),
    readAgain: taskNoticesApi.read,
    onSaved: props.onSaved,
  });
  const { form } = editing;
  return (
    <EditForm
      editing={editing}
      names={{ send: t.send, hour: t.hour }}
      say={(value, field) => {
        if (field === 'hour') return t.hourOf(Number(value));
        return value === 'on' ? t.on : t.off;
      }}
    >
      <RadioSet
        legend={t.send}
        value={form.fields.send}
        onInput={(send) => form.set({ send })}
        options={[
          { value: 'on', label: t.on, hint: t.onHint },
          { value: 'off', label: t.off },
        ]}
      />
      <SelectField
        {...textOf(form, 'hour')}
        label={t.hour}
        hint={t.hourHint}
        width="short"
        options={hours.map((hour) => ({ value: String(hour), label: t.hourOf(hour) }))}
      />
    </EditForm>
  );
}
