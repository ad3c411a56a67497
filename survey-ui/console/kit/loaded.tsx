import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import type { Load } from './loading.ts';
import { RefusalNotice } from './notice.tsx';

const SKELETON_DELAY_MS = 300;
const SLOW_AFTER_MS = 6000;

/** Shows what was loaded, or what stands in its place while it is not here. */
export function Loaded<T>(props: { load: Load<T>; children: (value: T) => ComponentChildren }) {
  const { current, reload } = props.load;
  if (current.state === 'here') return <>{props.children(current.value)}</>;
  if (current.state === 'refused') {
    return <RefusalNotice refusal={current.refusal} onRetry={() => void reload()} />;
  }
  return <Skeleton />;
}

/** Lines of the coming page; nothing at all for the first 300 ms, so that fast answers do not flicker. */
export function Skeleton() {
  const [phase, setPhase] = useState<'quiet' | 'shown' | 'slow'>('quiet');
  useEffect(() => {
    const shown = setTimeout(() => setPhase('shown'), SKELETON_DELAY_MS);
    const slow = setTimeout(() => setPhase('slow'), SLOW_AFTER_MS);
    return () => {
      clearTimeout(shown);
      clearTimeout(slow);
    };
  }, []);
  return (
    <output class="skeleton" aria-busy="true">
      {phase === 'quiet' ? null : (
        <>
          <span class={phase === 'slow' ? 'soft' : 'unseen'}>
            {phase === 'slow' ? kitText.value.slow : kitText.value.loading}
          </span>
          <span class="skeleton-line" aria-hidden="true" />
          <span class="skeleton-line" aria-hidden="true" />
          <span class="skeleton-line" aria-hidden="true" />
        </>
      )}
    </output>
  );
}
