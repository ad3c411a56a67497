import { useEffect, useRef, useState } from 'preact/hooks';
import { windowsApi } from '../api/windows.ts';
import type { Refusal } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Progress } from '../kit/progress.tsx';
import { hrText } from './text.ts';
import type { WindowPartProps } from './window-part.ts';

/** Makes the keys slice by slice; what is made stays made when the page is closed. */
export function WindowKeys(props: WindowPartProps) {
  const t = hrText.value.windows.keys;
  const { window } = props;
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [made, setMade] = useState<{ done: number; needed: number }>();
  const leftRef = useRef(false);
  useEffect(
    () => () => {
      leftRef.current = true;
    },
    [],
  );

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

  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.text}</p>
        {made === undefined ? null : (
          <Progress label={t.progress} done={made.done} total={made.needed} note={t.stay} />
        )}
        {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
        <Button kind="primary" running={running} onPress={() => void press()}>
          {window.state === 'preparing' ? t.more : t.start}
        </Button>
      </div>
    </Section>
  );
}
