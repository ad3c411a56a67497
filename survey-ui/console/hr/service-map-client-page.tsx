import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { organisationApi, type Department, type Organisation } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';

function EditClient(props: { client: Department; organisation: Organisation }) {
  const t = hrText.value.serviceMap;
  const { route } = useLocation();
  const { client, organisation } = props;
  const [rated, setRated] = useState(() =>
    organisation.serviceMap.filter((each) => each.client === client.id).map((each) => each.rated),
  );
  const save = useAction(organisationApi.changeServiceMap);
  const send = async () => {
    if ((await save.run(client.id, rated)) === undefined) return;
    toast(kitText.value.saved);
    route('/hr/service-map');
  };
  return (
    <>
      <PageHeader
        title={t.editTitle(client.name)}
        above={{ href: '/hr/service-map', name: t.title }}
      />
      <form
        class="stack choices-columns"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <CheckSet
          legend={t.rates}
          hint={t.editHint}
          values={rated}
          onInput={setRated}
          options={organisation.departments
            .filter((each) => !each.ended && each.id !== client.id)
            .map((each) => ({ value: each.id, label: each.name }))}
        />
        {save.refusal === undefined ? null : <RefusalNotice refusal={save.refusal} />}
        <ButtonRow>
          <Button kind="primary" type="submit" running={save.running}>
            {kitText.value.save}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

/** The departments that one client department rates. */
export function ServiceMapClientPage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad('organisation', organisationApi.read);
  return (
    <Loaded load={load}>
      {(organisation) => {
        const client = organisation.departments.find((each) => each.id === id && !each.ended);
        return client === undefined ? (
          <NotFoundPage />
        ) : (
          <EditClient client={client} organisation={organisation} />
        );
      }}
    </Loaded>
  );
}
