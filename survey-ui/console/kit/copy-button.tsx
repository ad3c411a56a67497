import { useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import { Button } from './button.tsx';

/** Copies `text`, which may be made at the press, and says whether that worked. */
export function CopyButton(props: {
  text: string | (() => string);
  children: string;
  label?: string;
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async () => {
    try {
      const text = typeof props.text === 'string' ? props.text : props.text();
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // The browser may forbid the clipboard; the text can still be selected by hand.
      setOutcome('refused');
    }
  };
  return (
    <span class="copy">
      <Button onPress={() => void copy()} label={props.label}>
        {props.children}
      </Button>
      <output class="soft small">
        {outcome === undefined ? '' : kitText.value.copyOutcomes[outcome]}
      </output>
    </span>
  );
}
