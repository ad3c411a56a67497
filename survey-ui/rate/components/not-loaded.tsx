import { useWords } from '../text/language.ts';
import { Sheet } from './sheet.tsx';

/** Something could not be fetched; part of the first load, since nothing else may be here. */
export function NotLoaded(props: {
  what: 'failed' | 'outdated';
  focus: boolean;
  onRetry: () => void;
}) {
  const { words } = useWords();
  const { title, text } = words.stopped[props.what];
  return (
    <Sheet title={title} focus={props.focus}>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div class="actions">
        <button type="button" class="primary" onClick={props.onRetry}>
          {words.retry}
        </button>
      </div>
    </Sheet>
  );
}
