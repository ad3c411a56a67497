import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import type { ImportOutcome } from '../../../../shared/spreadsheet/import-plan.ts';
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
} as const;

/** What an import changed, and where to go from here. */
export function DonePart(props: {
  kind: ImportKind;
  outcome: ImportOutcome;
  onAnother: () => void;
}) {
  const t = importText.value;
  const { kind, outcome } = props;
  const count = (value: number) => formatCount(value, language.value);
  const next = nextKind[kind];
  return (
    <div class="stack">
      <Notice kind="done" title={t.doneTitle} live>
        <p>{t.doneText(count(outcome.added), count(outcome.changed), count(outcome.unchanged))}</p>
        {outcome.ended === 0 ? null : <p>{t.doneEnded[kind]?.(count(outcome.ended))}</p>}
      </Notice>
      <ButtonRow>
        <ButtonLink kind="primary" href={`/hr/${kind}`}>
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
