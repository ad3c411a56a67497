import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Sheet } from '../components/sheet.tsx';
import { useStepWords } from '../text/step-words.ts';
import type { SealedFault } from './open-sealed.ts';

/** Largest file that is read, in bytes; a sealed ballot's has some 13,000. */
const largest = 1_000_000;

/** Takes the text of a sealed ballot: a file that is chosen or dropped, or a text pasted. */
export function TakeSealed(props: {
  fault?: SealedFault;
  /** How many texts were tried before. */
  tries: number;
  onText: (text: string) => void;
}) {
  const { words } = useStepWords();
  const { fault, onText } = props;
  const [pasted, setPasted] = useState('');
  const [over, setOver] = useState(false);
  const message = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (fault !== undefined) message.current?.focus();
  }, [fault, props.tries]);

  async function take(file: File | null | undefined): Promise<void> {
    if (file === null || file === undefined) return;
    onText(file.size > largest ? '' : await new Response(file).text());
  }

  const described = fault === undefined ? {} : { 'aria-describedby': 'sealed-error' };
  return (
    <Sheet title={words.sealed.title} focus={false}>
      <p class="lead">{words.sealed.lead}</p>
      {fault !== undefined && (
        <p id="sealed-error" class="error" tabIndex={-1} ref={message}>
          {words.sealed.faults[fault]}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onText(pasted);
        }}
      >
        {/* Whoever cannot drop a file chooses it or pastes its text. */}
        <div
          class={over ? 'take over' : 'take'}
          role="presentation"
          onDragOver={() => {
            setOver(true);
          }}
          onDragLeave={() => {
            setOver(false);
          }}
          onDrop={(event) => {
            setOver(false);
            const text = event.dataTransfer?.getData('text/plain') ?? '';
            if (text === '') void take(event.dataTransfer?.files[0]);
            else onText(text);
          }}
        >
          <input
            id="sealed-file"
            class="unseen"
            type="file"
            accept=".txt,.json,text/plain,application/json"
            {...described}
            onChange={(event) => {
              const field = event.currentTarget;
              // The same file may be chosen again after it was refused.
              void take(field.files?.[0]).then(() => {
                field.value = '';
              });
            }}
          />
          <label for="sealed-file">{words.sealed.file}</label>
        </div>
        <div class="typed">
          <label for="sealed-text">{words.sealed.paste}</label>
          <textarea
            id="sealed-text"
            class="code"
            rows={4}
            spellcheck={false}
            autocomplete="off"
            {...described}
            value={pasted}
            onInput={(event) => {
              setPasted(event.currentTarget.value);
            }}
          />
        </div>
        <button type="submit" class="primary">
          {words.sealed.check}
        </button>
      </form>
    </Sheet>
  );
}
