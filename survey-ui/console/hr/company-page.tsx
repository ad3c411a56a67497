import { type CompanySettings, organisationApi } from '../api/organisation.ts';
import { readSession } from '../api/session.ts';
import { textOf } from '../kit/bound.ts';
import { ButtonLink } from '../kit/button.tsx';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import { parseFixed } from '../kit/format.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { taskNoticeText } from './task-notices/text.ts';
import { hrText } from './text.ts';

interface CompanyFields {
  name: string;
  timeZone: string;
  privacyContact: string;
  /** As typed. */
  retentionMonths: string;
}

/** Months as typed, or undefined where they are none from 1 to 60. */
function monthsOf(typed: string): number | undefined {
  const months = parseFixed(typed, 0);
  return months !== undefined && months >= 1 && months <= 60 ? months : undefined;
}

function companyErrors(fields: CompanyFields): FormError[] {
  const t = hrText.value.company.missing;
  const missing = (['name', 'timeZone'] as const)
    .filter((field) => fields[field].trim() === '')
    .map((field) => ({ field, message: t[field] }));
  const isTime = monthsOf(fields.retentionMonths) !== undefined;
  return isTime ? missing : [...missing, { field: 'retentionMonths', message: t.retentionMonths }];
}

function EditCompany(props: { company: CompanySettings; onSaved: () => void }) {
  const t = hrText.value.company;
  const { company } = props;
  const editing = useEditing({
    record: company,
    fieldsOf: ({ name, timeZone, privacyContact, retentionMonths }): CompanyFields => ({
      name,
      timeZone,
      privacyContact,
      retentionMonths: String(retentionMonths),
    }),
    check: companyErrors,
    save: ({ name, timeZone, privacyContact, retentionMonths }, revision) =>
      organisationApi.changeCompany({
        revision,
        name,
        timeZone: timeZone.trim(),
        privacyContact,
        retentionMonths: monthsOf(retentionMonths) ?? 12,
      }),
    readAgain: organisationApi.company,
    onSaved: props.onSaved,
  });
  const { form } = editing;
  return (
    <EditForm
      editing={editing}
      names={{
        name: t.name,
        timeZone: t.timeZone,
        privacyContact: t.privacyContact,
        retentionMonths: t.retentionMonths,
      }}
    >
      <TextField {...textOf(form, 'name')} label={t.name} />
      <TextField
        {...textOf(form, 'timeZone')}
        label={t.timeZone}
        hint={company.timeZoneFixed ? t.timeZoneFixed : t.timeZoneHint}
        readOnly={company.timeZoneFixed}
      />
      <TextField
        {...textOf(form, 'privacyContact')}
        label={t.privacyContact}
        hint={t.privacyContactHint}
        optional
        width="full"
      />
      <TextField
        {...textOf(form, 'retentionMonths')}
        label={t.retentionMonths}
        hint={t.retentionHint}
        inputMode="numeric"
        width="short"
      />
    </EditForm>
  );
}

/** The company's own settings: its name, its time zone, and what the notice to raters says of it. */
export function CompanyPage() {
  const t = hrText.value.company;
  const load = useLoad('company', organisationApi.company);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href="/hr/task-notices">{taskNoticeText.value.title}</ButtonLink>}
      />
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
