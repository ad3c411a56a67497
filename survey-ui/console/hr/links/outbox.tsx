import { useState } from 'preact/hooks';
import { linksApi, type OutboxMessage } from '../../api/links.ts';
import { useAction } from '../../kit/action.ts';
import type { Answer } from '../../kit/answer.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { exportTable } from '../../kit/export-table.ts';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice, RefusalNotice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import { linksText } from './text.ts';

/**
 * The local outbox while something lies in it: download, then delete what was downloaded. Two
 * steps, because after the links are in force nothing else holds those of these messages.
 */
export function Outbox(props: { waiting: number; reload: () => Promise<void> }) {
  const t = linksText.value.outbox;
  const [saved, setSaved] = useState<string[]>();
  const [asking, setAsking] = useState(false);
  const save = useAction(async (): Promise<Answer<string[]>> => {
    const outbox = await linksApi.readOutbox();
    if (!outbox.ok) return outbox;
    const { messages } = outbox.value;
    try {
      await exportTable<OutboxMessage>(
        t.file,
        'xlsx',
        [
          { header: t.to, value: ({ to }) => to },
          { header: t.subject, value: ({ subject }) => subject },
          { header: t.body, value: ({ text }) => text },
        ],
        messages,
      );
    } catch {
      return { ok: false, refusal: { code: 'network', status: 0 } };
    }
    return { ok: true, value: messages.map(({ file }) => file) };
  });
  const remove = useAction(linksApi.deleteFromOutbox);
  const press = async () => setSaved(await save.run());
  const send = async () => {
    if (saved === undefined || (await remove.run(saved)) === undefined) return;
    setAsking(false);
    setSaved(undefined);
    toast(t.removed);
    await props.reload();
  };
  if (props.waiting === 0) return null;
  return (
    <Notice kind="caution" title={t.title}>
      <p>{t.text(formatCount(props.waiting, language.value))}</p>
      {save.refusal === undefined ? null : <RefusalNotice refusal={save.refusal} />}
      <ButtonRow>
        <Button running={save.running} onPress={() => void press()}>
          {t.download}
        </Button>
        {saved === undefined ? null : (
          <Button kind="final" onPress={() => setAsking(true)}>
            {t.remove}
          </Button>
        )}
      </ButtonRow>
      <ConfirmDialog
        open={asking}
        title={t.removeTitle}
        confirm={t.remove}
        final
        running={remove.running}
        refusal={remove.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t.removeText}</p>
      </ConfirmDialog>
    </Notice>
  );
}
