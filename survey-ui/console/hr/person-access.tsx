import { useState } from 'preact/hooks';
import { organisationApi, type Person } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';

const COMPANY_ROLES = ['hr', 'leadership', 'auditor'] as const;

/** The roles that hold for the whole company. */
export function CompanyRoles(props: { person: Person; reload: () => Promise<void> }) {
  const t = hrText.value.people;
  const { person } = props;
  const [chosen, setChosen] = useState<string[]>(() =>
    COMPANY_ROLES.filter((role) => person.roles.some((grant) => grant.role === role)),
  );
  const save = useAction(organisationApi.changeRoles);
  const send = async () => {
    const saved = await save.run(person.id, {
      revision: person.revision,
      hr: chosen.includes('hr'),
      leadership: chosen.includes('leadership'),
      auditor: chosen.includes('auditor'),
    });
    if (saved === undefined) return;
    toast(kitText.value.saved);
    await props.reload();
  };
  return (
    <div class="stack">
      <CheckSet
        legend={t.companyRoles}
        legendUnseen
        hint={t.companyRolesHint}
        values={chosen}
        onInput={setChosen}
        options={COMPANY_ROLES.map((role) => ({ value: role, label: t.roleNames[role] }))}
      />
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onReload={() => void props.reload()} />
      )}
      <Button running={save.running} onPress={() => void send()}>
        {t.saveRoles}
      </Button>
    </div>
  );
}

/** Makes a one-time sign-in link and shows it this once. */
export function SignInLink(props: { person: Person }) {
  const t = hrText.value.people;
  const make = useAction(organisationApi.makeSignInLink);
  const [link, setLink] = useState<string>();
  const press = async () => {
    const made = await make.run(props.person.id);
    if (made !== undefined) setLink(`${location.origin}/sign-in#${made.token}`);
  };
  return (
    <div class="stack">
      <p>{t.linkText}</p>
      {make.refusal === undefined ? null : <RefusalNotice refusal={make.refusal} />}
      {link === undefined ? null : (
        <Notice kind="caution" title={t.linkOnce} live>
          <p class="code">{link}</p>
          <CopyButton text={link}>{t.copyLink}</CopyButton>
        </Notice>
      )}
      <Button running={make.running} onPress={() => void press()}>
        {t.makeLink}
      </Button>
    </div>
  );
}
