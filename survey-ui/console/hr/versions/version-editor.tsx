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
  const { kind, start, editing } = props;
  const { route } = useLocation();
  const form = useForm(() => editing.fieldsOf(start.content));
  const [unsaved, setUnsaved] = useState(false);
  const [conflict, setConflict] = useState<{ theirs: Version<C>; next: number }>();

  const showConflict = async () => {
    const [theirs, all] = await Promise.all([kind.api.read(start.number), kind.api.list()]);
    if (!theirs.ok || !all.ok) return;
    setConflict({ theirs: theirs.value, next: (all.value[0]?.number ?? start.number) + 1 });
  };
  const save = useAction(kind.api.save, (refusal: Refusal) => {
    if (CONFLICTS.has(refusal.code)) void showConflict();
    return form.refuse(refusal);
  });
  const content = editing.contentOf(form.fields, start.number);
  const send = async (number: number, revision: number) => {
    if (!form.check(editing.errorsOf)) return;
    const saved = await save.run(revision, editing.contentOf(form.fields, number));
    if (saved === undefined) return;
    toast(kitText.value.saved);
    route(`${kind.base}/${number}`);
  };
  return (
    <>
      <LeaveGuard active={unsaved} title={t.leaveTitle} text={t.leaveText} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send(start.number, start.revision);
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
            theirs={conflict.theirs}
            mine={content}
            next={conflict.next}
            running={save.running}
            onSendMine={() => void send(start.number, conflict.theirs.revision)}
            onSendMineAs={(number) => void send(number, 0)}
            onTakeTheirs={() => route(`${kind.base}/${start.number}`)}
          />
        )}
      </form>
    </>
  );
}
