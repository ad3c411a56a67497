import { useRef, useState } from 'preact/hooks';
import { selfScoreFaults, sheetFaults } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { managerSheetsApi, type SheetPlace, type StoredSheet } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { ErrorSummary, type FormError } from '../kit/error-summary.tsx';
import { useForm } from '../kit/form.ts';
import { LeaveGuard } from '../kit/leave-guard.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { EntryFields } from './entry-fields.tsx';
import { faultTexts } from './faults-text.ts';
import { sheetScoreShown, weightShown } from './figures.ts';
import {
  blankEntry,
  formFaults,
  formSheet,
  sheetForm,
  sheetPhase,
  typedWeight,
  type EntryForm,
} from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

function findErrors(kind: SheetKind, entries: readonly EntryForm[]): FormError[] {
  const t = appraisalText.value;
  return formFaults(kind, entries).map((fault) => {
    const index = entries.findIndex(({ key, subs }) =>
      [key, ...subs.map((sub) => sub.key)].includes(fault.key),
    );
    return {
      field: `${fault.field}-${fault.key}`,
      message: `${t.entry[kind](index + 1)} · ${t.faults[fault.reason]}`,
    };
  });
}

function ApprovedNotice(props: { comment: string | null }) {
  const t = sheetText.value.plan;
  return (
    <Notice kind="note" title={t.approvedTitle}>
      <p>{t.approvedText}</p>
      {props.comment ? <p class="quoted">{t.comment(props.comment)}</p> : null}
    </Notice>
  );
}

/** The manager's sheet while it is a draft. */
export function SheetEditor(props: {
  place: SheetPlace;
  stored: StoredSheet;
  reload: () => Promise<void>;
}) {
  const t = appraisalText.value;
  const { place, stored } = props;
  const { kind } = place;
  const form = useForm<{ entries: EntryForm[] }>(() => ({
    entries: stored.content === null ? [blankEntry('n0')] : sheetForm(stored.content),
  }));
  const [revision, setRevision] = useState(stored.revision);
  const [unsaved, setUnsaved] = useState(false);
  const [asking, setAsking] = useState(false);
  const keyRef = useRef(0);
  const save = useAction(managerSheetsApi.save);
  const phase = sheetPhase(kind, stored.state);
  const submit = useAction(
    phase === 'plan' ? managerSheetsApi.submitPlan : managerSheetsApi.submitScores,
  );
  const words = phase === 'plan' ? sheetText.value.plan : t.editor;

  const { entries } = form.fields;
  const sheet = formSheet(kind, entries);
  const missing = faultTexts(kind, phase === 'plan' ? sheetFaults(sheet) : selfScoreFaults(sheet));
  const weights = entries.reduce((sum, entry) => sum + (typedWeight(entry.weight) ?? 0), 0);
  const newKey = () => {
    keyRef.current += 1;
    return `n${keyRef.current}`;
  };
  const setEntries = (changed: EntryForm[]) => {
    form.set({ entries: changed });
    setUnsaved(true);
  };
  const keep = async (): Promise<number | undefined> => {
    if (!form.check(() => findErrors(kind, entries))) return undefined;
    const saved = await save.run(place, revision, sheet);
    if (saved === undefined) return undefined;
    setRevision(saved.revision);
    setUnsaved(false);
    return saved.revision;
  };
  const send = async () => {
    const kept = await keep();
    if (kept === undefined) {
      setAsking(false);
      return;
    }
    if ((await submit.run(place, kept)) === undefined) return;
    setAsking(false);
    toast(words.submitted);
    await props.reload();
  };

  return (
    <div class="stack">
      <LeaveGuard active={unsaved} title={t.editor.leaveTitle} text={t.editor.leaveText} />
      {stored.returnReason === null ? null : (
        <Notice kind="caution" title={t.editor.returned(stored.returnReason)} />
      )}
      {phase === 'outcome' ? <ApprovedNotice comment={stored.approvalComment} /> : null}
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {entries.map((entry, index) => (
        <EntryFields
          key={entry.key}
          kind={kind}
          phase={phase}
          entry={entry}
          number={index + 1}
          errors={form.errors}
          newKey={newKey}
          onChange={(changed) =>
            setEntries(entries.map((each) => (each === entry ? { ...each, ...changed } : each)))
          }
          onRemove={() => setEntries(entries.filter((each) => each !== entry))}
        />
      ))}
      {phase === 'outcome' ? null : (
        <Button onPress={() => setEntries([...entries, blankEntry(newKey())])}>
          {t.editor.add[kind]}
        </Button>
      )}
      <DescriptionList
        items={[
          { name: t.editor.weightSum, value: <span class="figures">{weightShown(weights)}</span> },
          {
            name: t.editor.selfScore,
            value: <span class="figures">{sheetScoreShown(sheet, 'self')}</span>,
          },
        ]}
      />
      {missing.length === 0 ? null : (
        <Notice kind="note" title={t.editor.toComplete}>
          <ul class="bullets">
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onReload={() => void props.reload()} />
      )}
      <ButtonRow>
        <Button
          kind="primary"
          running={save.running}
          onPress={() => {
            void keep().then((kept) => {
              if (kept !== undefined) toast(kitText.value.saved);
            });
          }}
        >
          {t.editor.save}
        </Button>
        <Button disabled={missing.length > 0} onPress={() => setAsking(true)}>
          {words.submit}
        </Button>
        {unsaved ? <span class="soft">{t.editor.unsaved}</span> : null}
      </ButtonRow>
      <ConfirmDialog
        open={asking}
        title={words.submitTitle}
        confirm={words.submit}
        running={save.running || submit.running}
        refusal={submit.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{words.submitText}</p>
      </ConfirmDialog>
    </div>
  );
}
