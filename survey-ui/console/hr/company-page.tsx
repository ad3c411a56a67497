import { type CompanySettings, organisationApi } from '../api/organisation.ts';
import { readSession } from '../api/session.ts';
import { textOf } from '../kit/bound.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';

interface CompanyFields {
  name: string;
  timeZone: string;
}

function companyErrors(fields: CompanyFields): FormError[] {
  const t = hrText.value.company.missing;
  return (['name', 'timeZone'] as const)
    .filter((field) => fields[field].trim() === '')
    .map((field) => ({ field, message: t[field] }));
}

function EditCompany(props: { company: CompanySettings; onSaved: () => void }) {
  const t = hrText.value.company;
  const { company } = props;
  const editing = useEditing({
    record: company,
    fieldsOf: ({ name, timeZone }: CompanySettings): CompanyFields => ({ name, timeZone }),
    check: companyErrors,
    save: ({ name, timeZone }, revision) =>
      organisationApi.changeCompany({ revision, name, timeZone: timeZone.trim() }),
    readAgain: organisationApi.company,
    onSaved: props.onSaved,
  });
  const { form } = editing;
  return (
    <EditForm editing={editing} names={{ name: t.name, timeZone: t.timeZone }}>
      <TextField {...textOf(form, 'name')} label={t.name} />
      <TextField
        {...textOf(form, 'timeZone')}
        label={t.timeZone}
        hint={company.timeZoneFixed ? t.timeZoneFixed : t.timeZoneHint}
        readOnly={company.timeZoneFixed}
      />
    </EditForm>
  );
}

/** The company's own settings: its name and its time zone. */
export function CompanyPage() {
  const t = hrText.value.company;
  const load = useLoad('company', organisationApi.company);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(company) => (
          <EditCompany
            key={company.revision}
            company={company}
            onSaved={() => {
              toast(kitText.value.saved);
              // The frame around this page shows the name too.
              void Promise.all([readSession(), load.reload()]);
            }}
          />
        )}
      </Loaded>
    </>
  );
}
