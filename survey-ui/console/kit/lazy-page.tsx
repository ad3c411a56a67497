import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Skeleton } from './loaded.tsx';
import { RefusalNotice } from './notice.tsx';

/**
 * A part of the console that is fetched when it is first opened. A failed fetch can
 * be tried again; nothing else on the page is lost.
 */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return function LazyPage() {
    const [attempt, setAttempt] = useState(0);
    const [, setSettled] = useState(0);
    const [failed, setFailed] = useState(false);
    useLayoutEffect(() => {
      if (loaded !== undefined) return;
      setFailed(false);
      load().then(
        (component) => {
          loaded = component;
          setSettled((count) => count + 1);
        },
        () => setFailed(true),
      );
    }, [attempt]);
    if (loaded !== undefined) {
      const Page = loaded;
      return <Page />;
    }
    if (failed) {
      return (
        <RefusalNotice
          refusal={{ code: 'network', status: 0 }}
          onRetry={() => setAttempt(attempt + 1)}
        />
      );
    }
    return <Skeleton />;
  };
}
