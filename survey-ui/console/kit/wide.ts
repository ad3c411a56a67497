import { useEffect, useState } from 'preact/hooks';

/** Screens from here on have room for a matrix beside the navigation. */
const wideQuery = '(min-width: 60rem)';

/** Whether the screen is wide as the page opens. */
export function isWide(): boolean {
  return matchMedia(wideQuery).matches;
}

/** Below this a picture as wide as the screen has no room for the words of a wide one. */
const narrowQuery = '(max-width: 40rem)';

/** Whether the screen is narrow, also when it is turned while the page is open. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrowQuery).matches);
  useEffect(() => {
    const list = matchMedia(narrowQuery);
    const follow = () => setNarrow(list.matches);
    list.addEventListener('change', follow);
    follow();
    return () => list.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
