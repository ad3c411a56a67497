import type { SheetPlace, SheetsOfDepartment } from '../api/sheets.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { Load } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { appraisalText } from './text.ts';

/** Where the address leads, or undefined when it names no sheet. */
export function placeOf(params: Record<string, string>): SheetPlace | undefined {
  const { cycle = '', department = '', kind = '' } = params;
  return kind === 'duty' || kind === 'plan' || kind === 'key_indicators'
    ? { cycle, department, kind }
    : undefined;
}

/** The head of a sheet's page; its names come from the list of all sheets. */
export function SheetHeader(props: {
  place: SheetPlace;
  list: Load<SheetsOfDepartment[]>;
  listHref: string;
}) {
  const t = appraisalText.value;
  const { place, list } = props;
  const rows = list.current.state === 'here' ? list.current.value : [];
  const row = rows.find(
    (each) => each.cycle.id === place.cycle && each.department.id === place.department,
  );
  const state = row?.sheets[place.kind];
  return (
    <PageHeader
      title={
        row === undefined
          ? t.kinds[place.kind]
          : t.name(
              t.kinds[place.kind],
              row.department.name,
              formatCycle(row.cycle.label, language.value),
            )
      }
      above={{ href: props.listHref, name: t.sheets.title }}
      status={
        state === undefined ? null : (
          <StatusLabel tone={state === 'audited' ? 'done' : 'running'}>
            {t.states[state]}
          </StatusLabel>
        )
      }
    />
  );
}
