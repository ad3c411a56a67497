import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { organisationApi, type Organisation, type Person } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { useForm } from '../kit/form.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { kitText } from '../text/kit.ts';
import { namesOf } from './names.ts';
import { rolesText } from './people-page.tsx';
import { PersonFieldSet, personErrors, personRequest } from './person-fields.tsx';
import { CompanyRoles, SignInLink } from './person-access.tsx';
import { hrText } from './text.ts';

/** Adds a person. */
export function NewPersonPage() {
  const t = hrText.value.people;
  const { route } = useLocation();
  const load = useLoad('organisation', organisationApi.read);
  const form = useForm(() => ({ number: '', name: '', title: '', email: '', department: '' }));
  const add = useAction(organisationApi.addPerson, form.refuse);
  const send = async () => {
    if (!form.check(personErrors)) return;
    const added = await add.run(personRequest(form.fields));
    if (added !== undefined) route(`/hr/people/${added.id}`);
  };
  return (
    <>
      <PageHeader title={t.addTitle} above={{ href: '/hr/people', name: t.title }} />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <Loaded load={load}>
        {({ departments }) => (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <PersonFieldSet
              fields={form.fields}
              errors={form.errors}
              departments={departments}
              onChange={form.set}
            />
            {add.refusal === undefined ? null : <RefusalNotice refusal={add.refusal} />}
            <Button kind="primary" type="submit" running={add.running}>
              {t.add}
            </Button>
          </form>
        )}
      </Loaded>
    </>
  );
}

function EditDetails(props: {
  person: Person;
  organisation: Organisation;
  reload: () => Promise<void>;
}) {
  const { person } = props;
  const form = useForm(() => ({
    number: person.number,
    name: person.name,
    title: person.title ?? '',
    email: person.email ?? '',
    department: person.department ?? '',
  }));
  const save = useAction(organisationApi.changePerson, form.refuse);
  const send = async () => {
    if (!form.check(personErrors)) return;
    const request = { revision: person.revision, ...personRequest(form.fields) };
    if ((await save.run(person.id, request)) === undefined) return;
    toast(kitText.value.saved);
    await props.reload();
  };
  return (
    <>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <PersonFieldSet
          fields={form.fields}
          errors={form.errors}
          departments={props.organisation.departments}
          onChange={form.set}
        />
        {save.refusal === undefined ? null : (
          <RefusalNotice refusal={save.refusal} onReload={() => void props.reload()} />
        )}
        <ButtonRow>
          <Button kind="primary" type="submit" running={save.running}>
            {kitText.value.save}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

function EndAccount(props: { person: Person }) {
  const t = hrText.value.people;
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const end = useAction(organisationApi.endPerson);
  const { person } = props;
  return (
    <div class="apart">
      <Button kind="final" onPress={() => setAsking(true)}>
        {t.end}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.endTitle(person.name)}
        phrase={person.name}
        confirm={t.end}
        final
        running={end.running}
        refusal={end.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void end.run(person.id, person.revision).then((ended) => {
            if (ended !== undefined) route('/hr/people');
          });
        }}
      >
        <p>{t.endText}</p>
      </ConfirmDialog>
    </div>
  );
}

/** One person: details, roles, sign-in link, end of the account. */
export function PersonPage() {
  const t = hrText.value.people;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad('organisation', organisationApi.read);
  return (
    <Loaded load={load}>
      {(organisation) => {
        const person = organisation.people.find((each) => each.id === id);
        if (person === undefined) return <NotFoundPage />;
        return (
          <>
            <PageHeader
              title={person.name}
              above={{ href: '/hr/people', name: t.title }}
              lead={rolesText(person, namesOf(organisation).department)}
            />
            <Section title={t.details}>
              <EditDetails
                key={person.revision}
                person={person}
                organisation={organisation}
                reload={load.reload}
              />
            </Section>
            <Section title={t.companyRoles}>
              <CompanyRoles key={person.revision} person={person} reload={load.reload} />
            </Section>
            <Section title={t.link}>
              <SignInLink person={person} />
            </Section>
            <EndAccount person={person} />
          </>
        );
      }}
    </Loaded>
  );
}
