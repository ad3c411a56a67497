import { useState } from 'preact/hooks';
import { copyText } from '../state/copy-text.ts';
import { saveText } from '../state/save-text.ts';
import { useStepWords } from '../text/step-words.ts';
import { type SealedBallot, sealedText } from './sealed-text.ts';

/** Takes a signed, sealed ballot along, to be handed over from another device or network. */
export function SaveSealed(props: { department: string; cycle: string; sealed: SealedBallot }) {
  const { words } = useStepWords();
  const [said, setSaid] = useState('');
  const address = `${location.origin}/r/send`;
  const text = sealedText(words.sealed.note(address), props.sealed);
  return (
    <details class="sealed">
      <summary>{words.sealed.offer}</summary>
      <p>{words.sealed.explain}</p>
      <p class="address">
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
      <div class="actions">
        <button
          type="button"
          class="secondary"
          aria-label={words.sealed.saveOf(props.department)}
          onClick={() => {
            saveText(words.sealed.fileName(words.period(props.cycle), props.department), text);
            setSaid(words.sealed.saved);
          }}
        >
          {words.sealed.save}
        </button>
        <button
          type="button"
          class="secondary"
          aria-label={words.sealed.copyOf(props.department)}
          onClick={() => {
            void copyText(text).then((done) => {
              setSaid(done ? words.sealed.copied : words.sealed.copyFailed);
            });
          }}
        >
          {words.sealed.copy}
        </button>
      </div>
      <output class="soft">{said}</output>
    </details>
  );
}
