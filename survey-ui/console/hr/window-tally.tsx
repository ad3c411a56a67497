import { useEffect, useState } from 'preact/hooks';
import { windowsApi } from '../api/windows.ts';
import { Progress } from '../kit/progress.tsx';
import { windowText } from './text-window.ts';
import type { WindowPartProps } from './window-part.ts';

/** Milliseconds between two looks at how far the tally is; it works once a minute. */
const LOOK_EVERY = 20_000;

/**
 * How many departments of a closed window are tallied, kept up to date while the page is open. It
 * says how far the work is and nothing of how many answered.
 */
export function WindowTally(props: WindowPartProps) {
  const t = windowText.value.tally;
  const { window } = props;
  const [counts, setCounts] = useState(window.counts);

  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const read = await windowsApi.read(window.id);
      // A look that fails is made up for by the next one.
      if (!read.ok) return;
      if (read.value.state === window.state) setCounts(read.value.counts);
      else await props.reload();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [window.id, window.state]);

  return (
    <Progress
      label={t.progress}
      done={counts.approved - counts.pending}
      total={counts.approved}
      note={t.note}
    />
  );
}
