import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button } from './button.tsx';

/** Which row of a table is being changed in place. */
export interface RowEditing {
  key: string | undefined;
  open: (key: string) => void;
  close: () => void;
}

/** Keeps which row is being changed; afterwards the focus is back where it was opened. */
export function useRowEditing(): RowEditing {
  const [key, setKey] = useState<string>();
  const leftRef = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (key !== undefined || leftRef.current === undefined) return;
    const left = CSS.escape(leftRef.current);
    document.querySelector<HTMLElement>(`[data-edit="${left}"] button`)?.focus();
    leftRef.current = undefined;
  }, [key]);
  return {
    key,
    open: setKey,
    close: () => {
      leftRef.current = key;
      setKey(undefined);
    },
  };
}

/** Opens a row of a table for changing. */
export function EditRowButton(props: { editing: RowEditing; rowKey: string; name: string }) {
  return (
    <span data-edit={props.rowKey}>
      <Button
        kind="quiet"
        label={kitText.value.editOf(props.name)}
        onPress={() => props.editing.open(props.rowKey)}
      >
        {kitText.value.edit}
      </Button>
    </span>
  );
}
