import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { DifferenceTable } from '../kit/difference-table.tsx';
import { valueText } from '../kit/field-value.ts';
import { lineName } from './sheet-errors.ts';
import { sheetDifferences, type SheetDifference } from './sheet-merge.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';
import type { SheetEditing } from './use-sheet-editing.ts';

function nameOf(kind: SheetKind, editing: SheetEditing, difference: SheetDifference): string {
  const t = appraisalText.value.fields;
  const { keys, field, mine, theirs } = difference;
  const key = keys.at(-1) ?? '';
  const line =
    lineName(kind, editing.form.fields.written, key) ||
    lineName(kind, editing.theirs?.form ?? [], key);
  if (field === undefined) return sheetText.value.wholeLine(line, mine || theirs);
  return `${line} · ${field === 'title' ? t.title[kind] : t[field]}`;
}

/** What was typed as a reader understands it: a score with its kind. */
function shown(field: SheetDifference['field'], text: string): string {
  if (field !== 'self' || text === '') return valueText(text);
  const [kind, typed = ''] = text.split(' ');
  return sheetText.value.score.typed[kind === 'points' ? 'points' : 'score'](typed);
}

/** What somebody else made of the sheet meanwhile, with the choice between both. */
export function SheetConflict(props: { kind: SheetKind; editing: SheetEditing }) {
  const { kind, editing } = props;
  const { theirs, base, form } = editing;
  if (theirs === undefined) return null;
  const found = sheetDifferences(base.form, form.fields.written, theirs.form);
  return (
    <DifferenceTable
      rows={found.map((each) => ({
        name: nameOf(kind, editing, each),
        mine: shown(each.field, each.mine),
        theirs: shown(each.field, each.theirs),
        changedByMe: each.changedByMe,
      }))}
      running={editing.saving}
      onKeepMine={() => void editing.keepMine()}
      onTakeTheirs={editing.takeTheirs}
    />
  );
}
