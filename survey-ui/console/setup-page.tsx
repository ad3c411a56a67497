import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { setUp } from './api/session.ts';
import { useAction } from './kit/action.ts';
import { Alone } from './kit/alone.tsx';
import { textOf } from './kit/bound.ts';
import { TextField } from './kit/field.tsx';
import { useForm } from './kit/form.ts';
import { NewForm } from './kit/new-form.tsx';
import { shellText } from './text/shell.ts';

/** Makes the company and its first HR account with the operator's set-up code. */
export function SetupPage() {
  const t = shellText.value.setup;
  const { route } = useLocation();
  const [code] = useState(() => location.hash.slice(1));
  const form = useForm(() => ({
    code,
    company: '',
    timeZone: 'Asia/Shanghai',
    number: '',
    name: '',
  }));
  const make = useAction(setUp, form.refuse);

  const send = async () => {
    const passed = form.check((fields) =>
      (['code', 'company', 'timeZone', 'number', 'name'] as const)
        .filter((field) => fields[field].trim() === '')
        .map((field) => ({ field, message: t.missing(t.labels[field]) })),
    );
    if (!passed) return;
    const made = await make.run(form.fields);
    // The code does not stay in the address; the next page enrols the account's passkey.
    if (made !== undefined) route(`/sign-in#${made.token}`, true);
  };
  return (
    <Alone title={t.title}>
      <p>{t.text}</p>
      <NewForm form={form} add={make} verb={t.make} onSend={() => void send()}>
        {(['company', 'name', 'number', 'timeZone', 'code'] as const).map((field) => (
          <TextField
            key={field}
            {...textOf(form, field)}
            label={t.labels[field]}
            hint={t.hints[field]}
            width="full"
          />
        ))}
      </NewForm>
    </Alone>
  );
}
