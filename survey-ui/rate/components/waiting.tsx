import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../text/language.ts';

/** Milliseconds before waiting is shown at all, and before it is called slow. */
const noticeable = 300;
const slow = 6000;

/** An empty sheet; it says that it waits only when the wait can be noticed. */
export function Waiting() {
  const { words } = useWords();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [noticeable, slow].map((after) =>
      setTimeout(() => {
        setWaited(after);
      }, after),
    );
    return () => {
      timers.map((timer) => {
        clearTimeout(timer);
        return undefined;
      });
    };
  }, []);
  return (
    <output class="sheet waiting">
      {waited >= slow && words.slow}
      {waited >= noticeable && waited < slow && words.loading}
    </output>
  );
}
