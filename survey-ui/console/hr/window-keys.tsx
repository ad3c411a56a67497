import { useEffect, useRef, useState } from 'preact/hooks';
import { windowsApi } from '../api/windows.ts';
import type { Refusal } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Progress } from '../kit/progress.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import type { WindowPartProps } from './window-part.ts';

/** Makes the keys slice by slice; what is made stays made when the page is closed. */
export function WindowKeys(props: WindowPartProps) {
  const t = hrText.value.windows.keys;
  const words = windowText.value.keys;
  const { window } = props;
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [made, setMade] = useState({
    done: window.counts.keysMade,
    needed: window.counts.approved,
  });
  const leftRef = useRef(false);
  const press = async () => {
    setRunning(true);
    setRefusal(undefined);
    while (!leftRef.current) {
      const slice = await windowsApi.makeKeys(window.id);
      if (!slice.ok) {
        setRefusal(slice.refusal);
        break;
      }
      setMade({ done: slice.value.keysMade, needed: slice.value.keysNeeded });
      if (slice.value.state !== 'preparing' && slice.value.state !== 'approved') {
        await props.reload();
        break;
      }
    }
    setRunning(false);
  };

  useEffect(() => {
    // Begun before a reload, or by somebody else: watching it and helping is the same call.
    if (window.state === 'preparing') void press();
    return () => {
      leftRef.current = true;
    };
  }, []);

  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.text}</p>
        {running || window.state === 'preparing' ? (
          <Progress
            label={t.progress}
            done={made.done}
            total={made.needed}
            note={running ? words.running : words.paused}
          />
        ) : null}
        {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
        <Button kind="primary" running={running} onPress={() => void press()}>
          {window.state === 'preparing' ? t.more : t.start}
        </Button>
      </div>
    </Section>
  );
}
