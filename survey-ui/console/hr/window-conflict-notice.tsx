import { useEffect, useRef } from 'preact/hooks';
import { Button, ButtonRow } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { Table } from '../kit/table.tsx';
import { windowText } from './text-window.ts';
import { conflictLines } from './window-conflict.ts';
import type { WindowForm } from './window-fields.ts';

/** Somebody else saved the draft meanwhile: what differs, and whose version to keep. */
export function WindowConflict(props: {
  mine: WindowForm;
  theirs: WindowForm;
  departmentName: (id: string) => string;
  running: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const t = windowText.value.conflict;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="caution" live title={t.title}>
        <p>{t.text}</p>
        <Table
          caption={t.title}
          rows={conflictLines(props.mine, props.theirs, props.departmentName)}
          rowKey={(row) => row.field}
          columns={[
            { header: t.field, names: true, render: (row) => row.field },
            { header: t.mine, render: (row) => row.mine },
            { header: t.theirs, render: (row) => row.theirs },
          ]}
        />
        <ButtonRow>
          <Button running={props.running} onPress={props.onKeepMine}>
            {t.keep}
          </Button>
          <Button onPress={props.onTakeTheirs}>{t.take}</Button>
        </ButtonRow>
      </Notice>
    </div>
  );
}
