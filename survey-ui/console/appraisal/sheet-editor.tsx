import { useState } from 'preact/hooks';
import { MOST_ENTRIES } from '../../../shared/appraisal/sheet-limits.ts';
import { selfScoreFaults, sheetFaults } from '../../../shared/appraisal/sheet-score.ts';
import { managerSheetsApi } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { EntryFields } from './entry-fields.tsx';
import { faultTexts } from './faults-text.ts';
import { SheetBar } from './sheet-bar.tsx';
import { SheetConflict } from './sheet-conflict.tsx';
import { blankEntry, formSheet, sheetPhase } from './sheet-form.ts';
import { EditorNotices } from './sheet-notices.tsx';
import type { SheetBodyProps } from './sheet-pages.tsx';
import { sheetText } from './sheet-text.ts';
import { SheetTools } from './sheet-tools.tsx';
import { appraisalText } from './text.ts';
import { type SheetEditing, useSheetEditing } from './use-sheet-editing.ts';

/** The entries, each in its fields, and the way to one more. */
function Entries(props: SheetBodyProps & { editing: SheetEditing }) {
  const t = appraisalText.value;
  const { editing, place } = props;
  const entries = editing.form.fields.written;
  const phase = sheetPhase(place.kind, props.stored.state);
  const full = entries.length >= MOST_ENTRIES;
  return (
    <>
      {entries.map((entry, index) => (
        <EntryFields
          key={entry.key}
          kind={place.kind}
          phase={phase}
          entry={entry}
          number={index + 1}
          errors={editing.errors}
          newKey={editing.newKey}
          onChange={(changed) =>
            editing.write(entries.map((each) => (each === entry ? { ...each, ...changed } : each)))
          }
          onRemove={() => editing.write(entries.filter((each) => each !== entry))}
        />
      ))}
      {phase === 'outcome' ? null : (
        <div class="button-row">
          <Button
            disabled={full}
            onPress={() => editing.write([...entries, blankEntry(editing.newKey())])}
          >
            {t.editor.add[place.kind]}
          </Button>
          {full ? <span class="soft">{sheetText.value.tools.full(MOST_ENTRIES)}</span> : null}
        </div>
      )}
    </>
  );
}

/** What is missing before a sheet can be submitted, told while it is written. */
function Missing(props: { texts: readonly string[] }) {
  if (props.texts.length === 0) return null;
  return (
    <Notice kind="note" title={appraisalText.value.editor.toComplete}>
      <ul class="bullets">
        {props.texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The manager's sheet while it is written: a draft, or what came of an approved plan. */
export function SheetEditor(props: SheetBodyProps) {
  const { place, stored, reload } = props;
  const { kind } = place;
  const { editor } = appraisalText.value;
  const { draft, plan } = sheetText.value;
  const phase = sheetPhase(kind, stored.state);
  const words = phase === 'plan' ? plan : editor;
  const editing = useSheetEditing(place, stored);
  const [asking, setAsking] = useState(false);
  const submit = useAction(
    phase === 'plan' ? managerSheetsApi.submitPlan : managerSheetsApi.submitScores,
  );
  const entries = editing.form.fields.written;
  const sheet = formSheet(kind, entries);
  const faults = phase === 'plan' ? sheetFaults(sheet) : selfScoreFaults(sheet);

  const keep = async () => {
    if ((await editing.save()) !== undefined) toast(kitText.value.saved);
  };
  const send = async () => {
    const revision = await editing.save();
    if (revision !== undefined && (await submit.run(place, revision)) === undefined) return;
    setAsking(false);
    if (revision === undefined) return;
    toast(words.submitted);
    await reload();
  };

  return (
    <div class="stack">
      <EditorNotices stored={stored} phase={phase} editing={editing} />
      {phase === 'outcome' ? null : <SheetTools place={place} phase={phase} editing={editing} />}
      <ErrorSummary errors={editing.errors} attempt={editing.form.attempt} />
      <Entries {...props} editing={editing} />
      <Missing texts={faultTexts(kind, faults)} />
      <SheetConflict kind={kind} editing={editing} />
      {editing.refusal === undefined ? null : (
        <RefusalNotice refusal={editing.refusal} onReload={() => void reload()} />
      )}
      <SheetBar entries={entries} sheet={sheet} phase={phase}>
        {editing.theirs === undefined ? (
          <ButtonRow>
            {editing.unsaved ? (
              <span class="soft">{editing.kept ? draft.onDevice : draft.notKept}</span>
            ) : null}
            <Button kind="primary" running={editing.saving} onPress={() => void keep()}>
              {editor.save}
            </Button>
            <Button disabled={faults.length > 0} onPress={() => setAsking(true)}>
              {words.submit}
            </Button>
          </ButtonRow>
        ) : null}
      </SheetBar>
      <ConfirmDialog
        open={asking}
        title={words.submitTitle}
        confirm={words.submit}
        running={editing.saving || submit.running}
        refusal={submit.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{words.submitText}</p>
      </ConfirmDialog>
    </div>
  );
}
