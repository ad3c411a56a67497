import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { organisationApi, type Client, type DepartmentName } from '../api/organisation.ts';
import { answerTogether } from '../kit/answer.ts';
import { CheckSet } from '../kit/choice.tsx';
import { EditForm } from '../kit/edit-form.tsx';
import { errorAt } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { Found } from '../kit/found.tsx';
import { language } from '../kit/language.ts';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { matching, typedLinks, useClientEditing } from './client-editing.ts';
import { hrText } from './text.ts';

/** Departments above which their choice has a filter. */
const manyChoices = 20;

function EditClient(props: { client: Client; departments: readonly DepartmentName[] }) {
  const t = hrText.value.serviceMap;
  const { route } = useLocation();
  const { client, departments } = props;
  const [typed, setTyped] = useState('');
  const { editing, names } = useClientEditing(client, departments, () => {
    toast(kitText.value.saved);
    route('/hr/service-map');
  });
  const { fields, set, errors } = editing.form;
  const others = departments.filter((each) => each.id !== client.id);
  const offered = matching(others, typed);
  const rated = others.filter(({ id }) => fields[id] === true);
  return (
    <EditForm editing={editing} names={names}>
      <TextField
        id="raterLinks"
        label={t.links}
        hint={hrText.value.departments.raterLinksHint}
        width="short"
        inputMode="numeric"
        value={typedLinks(fields)}
        onInput={(raterLinks) => set({ raterLinks })}
        error={errorAt(errors, 'raterLinks')}
      />
      {others.length <= manyChoices ? null : (
        <TextField type="search" label={t.filterChoices} value={typed} onInput={setTyped} />
      )}
      <div class="choices-columns">
        <CheckSet
          legend={t.rates}
          hint={
            <>
              {t.editHint}
              <span role="status"> {t.chosen(formatCount(rated.length, language.value))}</span>
            </>
          }
          values={rated.map(({ id }) => id)}
          onInput={(values) =>
            set(Object.fromEntries(offered.map(({ id }) => [id, values.includes(id)])))
          }
          options={offered.map((each) => ({ value: each.id, label: each.name }))}
        />
        {offered.length === 0 ? <p class="soft">{t.noChoice}</p> : null}
      </div>
    </EditForm>
  );
}

/** The departments that one client department rates, and with how many links. */
export function ServiceMapClientPage() {
  const t = hrText.value.serviceMap;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`client ${id}`, () =>
    answerTogether(organisationApi.client(id), organisationApi.read()),
  );
  return (
    <Found load={load}>
      {([client, { departments }]) => (
        <>
          <PageHeader
            title={t.editTitle(client.name)}
            above={{ href: '/hr/service-map', name: t.title }}
          />
          <EditClient
            key={client.revision}
            client={client}
            departments={departments.filter((each) => !each.ended)}
          />
        </>
      )}
    </Found>
  );
}
