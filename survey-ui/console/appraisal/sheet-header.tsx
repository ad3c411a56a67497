import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { sheetDue } from '../../../shared/waiting/sheet-due.ts';
import { timeZone } from '../api/session.ts';
import type { SheetPlace, StoredSheet } from '../api/sheets.ts';
import { Button } from '../kit/button.tsx';
import { formatCycle, formatDate } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { kitText } from '../text/kit.ts';
import { sheetText } from './sheet-text.ts';
import { SHEET_TONES } from './sheet-tones.ts';
import { appraisalText } from './text.ts';

/** Where the address leads, or undefined when it names no sheet. */
export function placeOf(params: Record<string, string>): SheetPlace | undefined {
  const { cycle = '', department = '', kind = '' } = params;
  return kind === 'duty' || kind === 'plan' || kind === 'key_indicators'
    ? { cycle, department, kind }
    : undefined;
}

/** By when the sheet's next step should be taken, and whether that has passed. */
function dueText(kind: SheetKind, { state, cycle }: StoredSheet): string | undefined {
  const due = sheetDue(kind, state, cycle.due);
  if (due === null) return undefined;
  const t = sheetText.value.due;
  const words = t[state === 'empty' ? 'draft' : state];
  const text = words(formatDate(due, timeZone(), language.value));
  return due < Date.now() / 1000 ? t.overdue(text) : text;
}

/** The head of a sheet's page. */
export function SheetHeader(props: { place: SheetPlace; stored: StoredSheet; listHref: string }) {
  const t = appraisalText.value;
  const { place, stored } = props;
  return (
    <PageHeader
      title={t.name(
        t.kinds[place.kind],
        stored.department.name,
        formatCycle(stored.cycle.label, language.value),
      )}
      above={{ href: props.listHref, name: t.sheets.title }}
      status={<StatusLabel tone={SHEET_TONES[stored.state]}>{t.states[stored.state]}</StatusLabel>}
      lead={dueText(place.kind, stored)}
      actions={<Button onPress={() => print()}>{kitText.value.print}</Button>}
    />
  );
}
