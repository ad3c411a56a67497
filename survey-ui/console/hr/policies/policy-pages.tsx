import { ceilingOf } from '../../../../shared/scoring/policy-figures.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { policiesApi, type Version } from '../../api/versions.ts';
import { DescriptionList } from '../../kit/description-list.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import type { Column } from '../../kit/table.tsx';
import { ComparePage } from '../versions/compare-page.tsx';
import { ChangeVersionPage, NextVersionPage } from '../versions/editor-page.tsx';
import type { VersionKind } from '../versions/kind.ts';
import { type Start, VersionEditor } from '../versions/version-editor.tsx';
import { VersionList } from '../versions/version-list.tsx';
import { VersionPage } from '../versions/version-page.tsx';
import { VersionTabs } from '../versions/version-tabs.tsx';
import { exactlyShown } from './figures.ts';
import { policyDifferences } from './policy-differences.ts';
import { PolicyFieldSet } from './policy-field-set.tsx';
import { fieldsOfPolicy, PARTS, policyErrors, policyOfFields } from './policy-fields.ts';
import { PolicyMeaning } from './policy-meaning.tsx';
import { policiesText } from './text.ts';
import { WorkedExample } from './worked-example.tsx';

const policyKind: VersionKind<ScoringPolicy> = {
  base: '/hr/policies',
  api: policiesApi,
  title: () => policiesText.value.title,
  name: (number) => policiesText.value.name(number),
  differences: policyDifferences,
};

/** All scoring policies with their percents. */
export function PoliciesPage() {
  const t = policiesText.value;
  const load = useLoad('policies', policiesApi.list);
  const columns: Column<Version<ScoringPolicy>>[] = [
    {
      header: t.partsShort,
      kind: 'number',
      render: (row) => PARTS.map((part) => row.content[part]).join(' / '),
    },
    {
      header: t.ceiling,
      render: ({ content }) => `${exactlyShown(ceilingOf(content))} · ${t.scales[content.scale]}`,
    },
  ];
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <VersionTabs current="policies" />
      <Loaded load={load}>
        {(versions) => (
          <VersionList
            base={policyKind.base}
            caption={t.title}
            versions={versions}
            columns={columns}
          />
        )}
      </Loaded>
    </>
  );
}

/** One policy: its percents, what they come to, and the paper form's figures by it. */
export function PolicyPage() {
  const t = policiesText.value;
  return (
    <VersionPage kind={policyKind}>
      {(policy) => (
        <>
          <Section title={t.percents}>
            <DescriptionList
              items={[
                ...PARTS.map((part) => ({
                  name: t.parts[part],
                  value: <span class="figures">{policy[part]}%</span>,
                })),
                { name: t.scale, value: t.scales[policy.scale] },
              ]}
            />
            <PolicyMeaning policy={policy} />
          </Section>
          <WorkedExample policy={policy} />
        </>
      )}
    </VersionPage>
  );
}

const editing = { fieldsOf: fieldsOfPolicy, contentOf: policyOfFields, errorsOf: policyErrors };

function PolicyEditor(props: { start: Start<ScoringPolicy> }) {
  return (
    <VersionEditor kind={policyKind} start={props.start} editing={editing}>
      {({ fields, content, errors, onChange }) => (
        <PolicyFieldSet fields={fields} policy={content} errors={errors} onChange={onChange} />
      )}
    </VersionEditor>
  );
}

/** Changes a policy that no cycle uses. */
export function ChangePolicyPage() {
  return (
    <ChangeVersionPage kind={policyKind} title={policiesText.value.changeTitle}>
      {(start) => <PolicyEditor start={start} />}
    </ChangeVersionPage>
  );
}

/** Makes the policy after the newest. */
export function NewPolicyPage() {
  return (
    <NextVersionPage kind={policyKind} title={policiesText.value.newTitle}>
      {(start) => <PolicyEditor start={start} />}
    </NextVersionPage>
  );
}

/** Two policies field by field. */
export function ComparePoliciesPage() {
  return <ComparePage kind={policyKind} />;
}
