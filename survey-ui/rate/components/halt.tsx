import { useState } from 'preact/hooks';
import type { Visit, StopReason } from '../state/entry.ts';
import { useOnce } from '../state/use-once.ts';
import { NotLoaded } from './not-loaded.tsx';
import { Waiting } from './waiting.tsx';

/** What stands instead of the form; its words are fetched when they are needed, which is seldom. */
export function Halt(props: {
  because: StopReason;
  visit: Visit | undefined;
  focus: boolean;
  /** Tries again what could not be fetched. */
  onRetry: () => void;
  onReload: () => void;
}) {
  const { because, visit, focus, onReload } = props;
  const [part, setPart] = useState<typeof import('../steps/stopped.tsx') | 'failed'>();
  const isNetwork = because === 'failed' || because === 'outdated';
  useOnce(() => {
    if (isNetwork) return;
    import('../steps/stopped.tsx').then(setPart, () => {
      setPart('failed');
    });
  });
  if (isNetwork) {
    return (
      <NotLoaded
        what={because}
        focus={focus}
        onRetry={because === 'outdated' ? onReload : props.onRetry}
      />
    );
  }
  if (part === undefined) return <Waiting />;
  if (part === 'failed') return <NotLoaded what="failed" focus={focus} onRetry={onReload} />;
  const window = visit && { manifest: visit.manifest, ...visit.opening };
  return (
    <part.Stopped
      because={because}
      {...(window === undefined ? {} : { window })}
      focus={focus}
      onReload={onReload}
    />
  );
}
