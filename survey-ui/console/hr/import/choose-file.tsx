import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { importText } from './text.ts';

const accepted = '.xlsx,.csv,.tsv,.txt,text/csv';

/** A button that opens the browser's choice of files. */
export function FileButton(props: {
  children: string;
  kind?: 'primary' | 'plain';
  onChoose: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accepted}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // So that the same file, mended, can be chosen again.
          event.currentTarget.value = '';
          if (file !== undefined) props.onChoose(file);
        }}
      />
      <Button kind={props.kind ?? 'plain'} onPress={() => input.current?.click()}>
        {props.children}
      </Button>
    </>
  );
}

/** Where a file is dropped or chosen. */
export function ChooseFile(props: { onChoose: (file: File) => void }) {
  const t = importText.value;
  const [over, setOver] = useState(false);
  return (
    <div
      class={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) props.onChoose(file);
      }}
    >
      <p class="drop-hint">{t.drop}</p>
      <FileButton kind="primary" onChoose={props.onChoose}>
        {t.chooseFile}
      </FileButton>
      <p class="soft small">{t.limits}</p>
    </div>
  );
}
