import { useLocation, useRoute } from 'preact-iso/router';
import { organisationApi, type Person } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useForm } from '../kit/form.ts';
import { Found } from '../kit/found.tsx';
import { useLoad } from '../kit/loading.ts';
import { NewForm } from '../kit/new-form.tsx';
import { Notice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { EndForGood } from './end-for-good.tsx';
import { rolesText } from './people-page.tsx';
import { CompanyRoles, SignInLink } from './person-access.tsx';
import {
  personErrors,
  personFieldNames,
  PersonFieldSet,
  personRequest,
  type PersonFields,
  usePersonEditing,
} from './person-fields.tsx';
import { hrText } from './text.ts';

/** Adds a person. */
export function NewPersonPage() {
  const t = hrText.value.people;
  const { route } = useLocation();
  const form = useForm<PersonFields>(() => ({
    number: '',
    name: '',
    title: '',
    email: '',
    department: null,
  }));
  const add = useAction(organisationApi.addPerson, form.refuse);
  const send = async () => {
    if (!form.check(personErrors)) return;
    const added = await add.run(personRequest(form.fields));
    if (added !== undefined) route(`/hr/people/${added.id}`);
  };
  return (
    <>
      <PageHeader title={t.addTitle} above={{ href: '/hr/people', name: t.title }} />
      <NewForm form={form} add={add} verb={t.add} onSend={() => void send()}>
        <PersonFieldSet form={form} />
      </NewForm>
    </>
  );
}

function EditDetails(props: { person: Person; onSaved: () => void }) {
  const editing = usePersonEditing(props.person, props.onSaved);
  return (
    <EditForm editing={editing} names={personFieldNames()}>
      <PersonFieldSet form={editing.form} />
    </EditForm>
  );
}

/** One person: details, roles, sign-in link, end of the account. */
export function PersonPage() {
  const t = hrText.value.people;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`person ${id}`, () => organisationApi.person(id));
  const saved = () => {
    toast(kitText.value.saved);
    void load.reload();
  };
  return (
    <Found load={load}>
      {(person) => (
        <>
          <PageHeader
            title={person.name}
            above={{ href: '/hr/people', name: t.title }}
            lead={rolesText(person)}
          />
          {person.ended ? (
            <Notice kind="note">{t.endedText}</Notice>
          ) : (
            <>
              <Section title={t.details}>
                <EditDetails key={person.revision} person={person} onSaved={saved} />
              </Section>
              <Section title={t.companyRoles}>
                <CompanyRoles key={person.revision} person={person} onSaved={saved} />
              </Section>
              <Section title={t.link}>
                <SignInLink person={person} />
              </Section>
              <EndForGood
                name={person.name}
                words={t}
                end={() => organisationApi.endPerson(id, person.revision)}
                next="/hr/people"
              />
            </>
          )}
        </>
      )}
    </Found>
  );
}
