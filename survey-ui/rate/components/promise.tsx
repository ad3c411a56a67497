import { useState } from 'preact/hooks';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { noticeRoom } from '../state/load-notice-room.ts';
import { useOnce } from '../state/use-once.ts';
import { useWords } from '../text/language.ts';

/**
 * The promise of anonymity in plain words, with what exactly it does and does not cover. The
 * long part is fetched while the short one is read, and again on opening if that failed.
 */
export function PromiseInShort(props: { manifest: WindowManifest }) {
  const { words } = useWords();
  const [room, setRoom] = useState<typeof import('../notice-room.ts')>();
  const load = () => {
    noticeRoom().then(setRoom, () => undefined);
  };
  useOnce(load);
  return (
    <>
      {words.notice.promise.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <details onToggle={room === undefined ? load : undefined}>
        <summary>{words.notice.exactly}</summary>
        {room === undefined ? <p>{words.loading}</p> : <room.PromiseDetails {...props} />}
      </details>
    </>
  );
}
