import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Version } from '../../api/versions.ts';
import { useAction } from '../../kit/action.ts';
import type { Refusal } from '../../kit/answer.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { ErrorSummary, type FormError } from '../../kit/error-summary.tsx';
import { useForm } from '../../kit/form.ts';
import { LeaveGuard } from '../../kit/leave-guard.tsx';
import { RefusalNotice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import { kitText } from '../../text/kit.ts';
import type { VersionKind } from './kind.ts';
import { mergeFields } from './merge-fields.ts';
import { versionsText } from './text.ts';
import { VersionConflict } from './version-conflict.tsx';

/** Where an edit starts: from a version's revision, or from 0 for the next version. */
export interface Start<C> {
  number: number;
  revision: number;
  content: C;
}

const CONFLICTS = new Set(['revision_conflict', 'version_frozen']);

/** What a kind's fields are and how they become content. */
interface Editing<C, F> {
  fieldsOf: (content: C) => F;
  contentOf: (fields: F, number: number) => C;
  errorsOf: (fields: F) => FormError[];
}

/** Edits one version: keeps what is typed, saves it, and tells of what somebody else saved first. */
export function VersionEditor<C extends { number: number }, F extends object>(props: {
  kind: VersionKind<C>;
  start: Start<C>;
  editing: Editing<C, F>;
  children: (form: {
    fields: F;
    content: C;
    errors: readonly FormError[];
    onChange: (changed: Partial<F>) => void;
  }) => ComponentChildren;
}) {
  const t = versionsText.value;
  const { kind, editing } = props;
  const { number } = props.start;
  const { route } = useLocation();
  const [base, setBase] = useState<{ revision: number; content: C }>(props.start);
  const form = useForm(() => editing.fieldsOf(base.content));
  const [unsaved, setUnsaved] = useState(false);
  const [conflict, setConflict] = useState<{ theirs: Version<C>; next: number }>();

  const showConflict = async () => {
    const [theirs, all] = await Promise.all([kind.api.read(number), kind.api.list()]);
    if (!theirs.ok || !all.ok) return;
    setConflict({ theirs: theirs.value, next: (all.value[0]?.number ?? number) + 1 });
  };
  const save = useAction(kind.api.save, (refusal: Refusal) => {
    if (CONFLICTS.has(refusal.code)) void showConflict();
    return form.refuse(refusal);
  });
  const content = editing.contentOf(form.fields, number);
  const send = async (fields: F, to: number, revision: number) => {
    if (!form.check(() => editing.errorsOf(fields))) return;
    const saved = await save.run(revision, editing.contentOf(fields, to));
    if (saved === undefined) return;
    toast(kitText.value.saved);
    route(`${kind.base}/${to}`);
  };
  const goOnFrom = (theirs: Version<C>, fields: F) => {
    setBase(theirs);
    setConflict(undefined);
    form.set(fields);
  };
  const keepMine = async (theirs: Version<C>) => {
    const [from, to] = [base.content, theirs.content].map(editing.fieldsOf) as [F, F];
    const merged = mergeFields(from, form.fields, to);
    goOnFrom(theirs, merged);
    await send(merged, number, theirs.revision);
  };
  const takeTheirs = (theirs: Version<C>) => {
    setUnsaved(false);
    if (theirs.cycles.length > 0) route(`${kind.base}/${number}`);
    else goOnFrom(theirs, editing.fieldsOf(theirs.content));
  };
  return (
    <>
      <LeaveGuard active={unsaved} title={t.leaveTitle} text={t.leaveText} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (conflict === undefined) void send(form.fields, number, base.revision);
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {props.children({
          fields: form.fields,
          content,
          errors: form.errors,
          onChange: (changed) => {
            form.set(changed);
            setUnsaved(true);
          },
        })}
        {conflict === undefined ? (
          <>
            {save.refusal === undefined ? null : <RefusalNotice refusal={save.refusal} />}
            <ButtonRow>
              <Button kind="primary" type="submit" running={save.running}>
                {t.save}
              </Button>
              {unsaved ? <span class="soft">{t.unsaved}</span> : null}
            </ButtonRow>
          </>
        ) : (
          <VersionConflict
            kind={kind}
            base={base.content}
            theirs={conflict.theirs}
            mine={content}
            next={conflict.next}
            running={save.running}
            onKeepMine={() => void keepMine(conflict.theirs)}
            onSendMineAs={(next) => void send(form.fields, next, 0)}
            onTakeTheirs={() => takeTheirs(conflict.theirs)}
          />
        )}
      </form>
    </>
  );
}
