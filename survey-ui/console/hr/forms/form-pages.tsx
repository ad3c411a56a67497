import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { formsApi } from '../../api/versions.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { ComparePage } from '../versions/compare-page.tsx';
import { ChangeVersionPage, NextVersionPage } from '../versions/editor-page.tsx';
import { type Start, VersionEditor } from '../versions/version-editor.tsx';
import { VersionList } from '../versions/version-list.tsx';
import { VersionPage } from '../versions/version-page.tsx';
import { VersionTabs } from '../versions/version-tabs.tsx';
import { evidenceEffect } from './evidence-rule.ts';
import { formErrors } from './form-errors.ts';
import { FormFieldSet } from './form-field-set.tsx';
import { fieldsOfForm, formOfFields } from './form-fields.ts';
import { formKind } from './form-kind.ts';
import { FormPreview } from './form-preview.tsx';
import { formsText } from './text.ts';
import { WeightTable } from './weight-table.tsx';

/** All versions of the form. */
export function FormsPage() {
  const t = formsText.value;
  const load = useLoad('forms', formsApi.list);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <VersionTabs current="forms" />
      <Loaded load={load}>
        {(versions) => <VersionList base={formKind.base} caption={t.title} versions={versions} />}
      </Loaded>
    </>
  );
}

/** One version: weights, evidence rule, and how raters see it. */
export function FormPage() {
  const t = formsText.value;
  return (
    <VersionPage kind={formKind}>
      {(form) => (
        <>
          <Section title={t.weights.title}>
            <WeightTable form={form} />
          </Section>
          <Section title={t.evidence.title}>
            <p>
              <strong>{t.evidence.names[form.evidencePolicy]}</strong>
            </p>
            <p class="soft">{evidenceEffect(form.evidencePolicy, form.scale)}</p>
          </Section>
          <FormPreview form={form} />
        </>
      )}
    </VersionPage>
  );
}

const editing = { fieldsOf: fieldsOfForm, contentOf: formOfFields, errorsOf: formErrors };

function FormEditor(props: { start: Start<FormVersion> }) {
  return (
    <VersionEditor kind={formKind} start={props.start} editing={editing}>
      {({ fields, content, errors, onChange }) => (
        <>
          <FormFieldSet fields={fields} form={content} errors={errors} onChange={onChange} />
          <FormPreview form={content} />
        </>
      )}
    </VersionEditor>
  );
}

/** Changes a version that no cycle uses. */
export function ChangeFormPage() {
  return (
    <ChangeVersionPage kind={formKind} title={formsText.value.changeTitle}>
      {(start) => <FormEditor start={start} />}
    </ChangeVersionPage>
  );
}

/** Makes the version after the newest. */
export function NewFormPage() {
  return (
    <NextVersionPage kind={formKind} title={formsText.value.newTitle}>
      {(start) => <FormEditor start={start} />}
    </NextVersionPage>
  );
}

/** Two versions field by field. */
export function CompareFormsPage() {
  return <ComparePage kind={formKind} />;
}
