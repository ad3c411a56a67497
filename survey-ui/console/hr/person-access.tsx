import { useState } from 'preact/hooks';
import { organisationApi, type Person } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { CheckField } from '../kit/choice.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { hrText } from './text.ts';

const COMPANY_ROLES = ['hr', 'leadership', 'auditor'] as const;

function rolesOf(person: Person): Record<(typeof COMPANY_ROLES)[number], boolean> {
  const holds = (role: string) => person.roles.some((grant) => grant.role === role);
  return { hr: holds('hr'), leadership: holds('leadership'), auditor: holds('auditor') };
}

/** The roles that hold for the whole company. */
export function CompanyRoles(props: { person: Person; onSaved: () => void }) {
  const t = hrText.value.people;
  const { id } = props.person;
  const editing = useEditing({
    record: props.person,
    fieldsOf: rolesOf,
    check: () => [],
    save: (roles, revision) => organisationApi.changeRoles(id, { revision, ...roles }),
    readAgain: () => organisationApi.person(id),
    onSaved: props.onSaved,
  });
  const { fields, set } = editing.form;
  return (
    <EditForm editing={editing} names={t.roleNames} verb={t.saveRoles}>
      <fieldset class="choices">
        <legend class="unseen">{t.companyRoles}</legend>
        <p class="field-hint">{t.companyRolesHint}</p>
        {COMPANY_ROLES.map((role) => (
          <CheckField
            key={role}
            label={t.roleNames[role]}
            checked={fields[role]}
            onInput={(checked) => set({ [role]: checked })}
          />
        ))}
      </fieldset>
    </EditForm>
  );
}

/** Makes a one-time link, for the first passkey or for a recovery, and shows it this once. */
export function SignInLink(props: { person: Person }) {
  const t = hrText.value.people;
  const make = useAction(organisationApi.makeSignInLink);
  const [link, setLink] = useState<{ address: string; waits: boolean }>();
  const press = async () => {
    const made = await make.run(props.person.id);
    if (made === undefined) return;
    const address = `${location.origin}/sign-in#${made.token}`;
    setLink({ address, waits: made.kind === 'recovery' });
  };
  return (
    <div class="stack">
      <p>{t.linkText}</p>
      {make.refusal === undefined ? null : <RefusalNotice refusal={make.refusal} />}
      {link === undefined ? null : (
        <Notice kind="caution" title={t.linkOnce} live>
          <p class="code">{link.address}</p>
          <CopyButton text={link.address}>{t.copyLink}</CopyButton>
          {link.waits ? <p>{t.linkWaits}</p> : null}
        </Notice>
      )}
      <Button running={make.running} onPress={() => void press()}>
        {t.makeLink}
      </Button>
    </div>
  );
}
