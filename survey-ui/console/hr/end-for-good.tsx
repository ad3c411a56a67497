import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';

/** Ends a department or a person, which nobody can take back; asks for the name to be typed. */
export function EndForGood(props: {
  name: string;
  words: { end: string; endTitle: (name: string) => string; endText: string };
  end: () => Promise<Answer<unknown>>;
  /** Where to go afterwards. */
  next: string;
}) {
  const { name, words } = props;
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const end = useAction(props.end);
  return (
    <div class="apart">
      <Button kind="final" onPress={() => setAsking(true)}>
        {words.end}
      </Button>
      <ConfirmDialog
        open={asking}
        title={words.endTitle(name)}
        phrase={name}
        confirm={words.end}
        final
        running={end.running}
        refusal={end.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void end.run().then((ended) => {
            if (ended !== undefined) route(props.next);
          });
        }}
      >
        <p>{words.endText}</p>
      </ConfirmDialog>
    </div>
  );
}
