import type { ImportOutcome } from '../../../../shared/spreadsheet/import-plan.ts';
import type { ImportSource } from '../../api/imports.ts';
import { Button, ButtonLink, ButtonRow } from '../../kit/button.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice } from '../../kit/notice.tsx';
import { importText } from './text.ts';

/** What is usually imported after a kind. */
const nextKind = {
  departments: 'people',
  people: 'service-map',
  'service-map': undefined,
  'personal-scores': undefined,
} as const;

/** Where what was imported is seen. */
export function pageOf({ kind, period }: ImportSource): string {
  return kind === 'personal-scores' ? `/hr/payroll/${period}` : `/hr/${kind}`;
}

/** What an import changed, and where to go from here. */
export function DonePart(props: {
  source: ImportSource;
  outcome: ImportOutcome;
  onAnother: () => void;
}) {
  const t = importText.value;
  const { source, outcome } = props;
  const { kind } = source;
  const count = (value: number) => formatCount(value, language.value);
  const next = nextKind[kind];
  return (
    <div class="stack">
      <Notice kind="done" title={t.doneTitle} live>
        <p>{t.doneText(count(outcome.added), count(outcome.changed), count(outcome.unchanged))}</p>
        {outcome.ended === 0 ? null : <p>{t.doneEnded[kind]?.(count(outcome.ended))}</p>}
      </Notice>
      <ButtonRow>
        <ButtonLink kind="primary" href={pageOf(source)}>
          {t.view(t.kinds[kind] ?? '')}
        </ButtonLink>
        {next === undefined ? null : (
          <ButtonLink href={`/hr/import/${next}`}>{t.next(t.kinds[next] ?? '')}</ButtonLink>
        )}
        <Button kind="quiet" onPress={props.onAnother}>
          {t.another}
        </Button>
      </ButtonRow>
    </div>
  );
}
