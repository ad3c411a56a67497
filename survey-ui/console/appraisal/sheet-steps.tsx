import type { SheetStepTaken } from '../api/sheets.ts';
import { timeZone } from '../api/session.ts';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { sheetText } from './sheet-text.ts';

/** Who took which step of a sheet when, and what was said with it; nothing before the first. */
export function SheetSteps(props: { steps: readonly SheetStepTaken[] }) {
  const t = sheetText.value.steps;
  if (props.steps.length === 0) return null;
  return (
    <Section title={t.title}>
      <Table
        caption={t.caption}
        rows={props.steps}
        rowKey={(step) => String(props.steps.indexOf(step))}
        columns={[
          {
            header: t.when,
            render: (step) => (
              <span class="figures">{formatDateTime(step.at, timeZone(), language.value)}</span>
            ),
          },
          { header: t.what, names: true, render: (step) => t.actions[step.action] },
          { header: t.who, render: (step) => step.by },
          {
            header: t.words,
            render: (step) => (step.words === null ? '' : <span class="quoted">{step.words}</span>),
          },
        ]}
      />
    </Section>
  );
}
