import { useState } from 'preact/hooks';
import { managerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { copiedEntries, withEntries } from './copied-entries.ts';
import { PasteRows } from './paste-rows.tsx';
import type { SheetPhase } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import type { SheetEditing } from './use-sheet-editing.ts';

/** Ways to fill a sheet that is not typed anew: what the last cycle had, or a spreadsheet. */
export function SheetTools(props: { place: SheetPlace; phase: SheetPhase; editing: SheetEditing }) {
  const t = sheetText.value.tools;
  const { editing, place } = props;
  const previous = useAction(managerSheetsApi.previous);
  const [nothing, setNothing] = useState(false);
  const [pasting, setPasting] = useState(false);
  const entries = editing.form.fields.written;
  const copy = async () => {
    const found = await previous.run(place);
    if (found === undefined) return;
    setNothing(found.content === null);
    if (found.content === null) return;
    const copied = copiedEntries(found.content, editing.newKey);
    editing.write(withEntries(entries, copied));
    toast(t.copied(formatCycle(found.cycle?.label ?? '', language.value), copied.length));
  };
  return (
    <div class="sheet-tools stack">
      <ButtonRow>
        <Button running={previous.running} onPress={() => void copy()}>
          {t.copy}
        </Button>
        {pasting ? null : <Button onPress={() => setPasting(true)}>{t.paste}</Button>}
      </ButtonRow>
      {previous.refusal === undefined ? null : <RefusalNotice refusal={previous.refusal} />}
      {nothing ? <Notice kind="note" live title={t.nothing} /> : null}
      {pasting ? (
        <PasteRows
          kind={place.kind}
          phase={props.phase}
          newKey={editing.newKey}
          onAdd={(added) => editing.write(withEntries(entries, added))}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </div>
  );
}
