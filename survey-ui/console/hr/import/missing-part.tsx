import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import type { PlanEnding } from '../../../../shared/spreadsheet/import-plan.ts';
import type { ImportWishes } from '../../api/imports.ts';
import { CheckField, RadioSet } from '../../kit/choice.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { PagedRows } from './paged-rows.tsx';
import { importText } from './text.ts';

/** What is not in the file: which, and whether it stays. */
export function MissingPart(props: {
  kind: ImportKind;
  missing: readonly PlanEnding[];
  wish: ImportWishes['missing'];
  onWish: (wish: ImportWishes['missing']) => void;
}) {
  const t = importText.value;
  const { kind, missing } = props;
  const count = formatCount(missing.length, language.value);
  const wishFor = (end: boolean) => (end ? 'end' : 'keep');
  const title = t.missingTitle(count, t.kinds[kind] ?? '');
  return (
    <Section title={title}>
      <div class="stack">
        {kind === 'service-map' ? (
          <RadioSet
            legend={t.mode}
            value={props.wish}
            options={t.modes}
            onInput={(value) => props.onWish(wishFor(value === 'end'))}
          />
        ) : (
          <>
            <p>{t.missingText}</p>
            <CheckField
              label={t.endMissing[kind]?.(count) ?? ''}
              checked={props.wish === 'end'}
              onInput={(checked) => props.onWish(wishFor(checked))}
            />
          </>
        )}
        {props.wish === 'keep' ? null : (
          <>
            <p>
              {t.endText[kind]}
              {kind === 'people' ? t.yourself : null}
            </p>
            <PagedRows
              caption={title}
              rows={missing}
              rowKey={(row) => row.code}
              columns={[
                { header: t.code, render: (row) => <span class="figures">{row.code}</span> },
                { header: t.name, names: true, render: (row) => row.name },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  );
}
