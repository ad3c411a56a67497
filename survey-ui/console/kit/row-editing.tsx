import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button } from './button.tsx';
import { leaveBy } from './holding.ts';
import type { Named } from './named.ts';

/** Which row of a table is being changed in place. */
export interface RowEditing<Row> {
  /** The row as it was when it was opened, wherever the list has gone since. */
  row: Row | undefined;
  /** Opens a row; whoever has typed into another one is asked first. */
  open: (row: Row) => void;
  close: () => void;
}

/** Keeps which row is being changed; afterwards the focus is back where it was opened, or in the list. */
export function useRowEditing<Row extends Named>(): RowEditing<Row> {
  const [row, setRow] = useState<Row>();
  const leftRef = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (row !== undefined || leftRef.current === undefined) return;
    const left = CSS.escape(leftRef.current);
    const button = document.querySelector<HTMLElement>(`[data-edit="${left}"] button`);
    (button ?? document.querySelector<HTMLElement>('.list'))?.focus();
    leftRef.current = undefined;
  }, [row]);
  return {
    row,
    open: (next) => leaveBy(() => setRow(next)),
    close: () => {
      leftRef.current = row?.id;
      setRow(undefined);
    },
  };
}

/** Opens a row of a table for changing. */
export function EditRowButton<Row extends Named>(props: { editing: RowEditing<Row>; row: Row }) {
  const { id, name } = props.row;
  return (
    <span data-edit={id}>
      <Button
        kind="quiet"
        label={kitText.value.editOf(name)}
        onPress={() => props.editing.open(props.row)}
      >
        {kitText.value.edit}
      </Button>
    </span>
  );
}
