import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type RaterApi, asker } from './api.ts';
import { Waiting } from './components/waiting.tsx';
import { laterApi } from './later-api.ts';
import { SendSealed } from './sealed-file/send-sealed.tsx';
import type { Shelf } from './storage.ts';
import { Check } from './steps/check.tsx';
import { TypedCode } from './steps/typed-code.tsx';

/** The pages beside a visit with a link: `/r/check`, `/r/send`, `/r/code`. */
export function BesidePage({ api, shelf }: { api: RaterApi; shelf: Shelf }) {
  const [later] = useState(() => laterApi(asker(async (path, init) => fetch(path, init))));
  const [hash, setHash] = useState(location.hash);
  useLayoutEffect(() => {
    const changed = () => {
      setHash(location.hash);
    };
    addEventListener('hashchange', changed);
    return () => {
      removeEventListener('hashchange', changed);
    };
  }, []);
  const [, , page = ''] = location.pathname.split('/');
  switch (page) {
    case 'check':
      return <Check key={hash} window={hash.slice(1)} api={later} shelf={shelf} />;
    case 'send':
      return <SendSealed api={api} />;
    case 'code':
      return <TypedCode api={api} later={later} />;
    default:
      return <ToTheLinksPage />;
  }
}

/** Any other address: the page of links says what is wrong with it. */
function ToTheLinksPage() {
  useEffect(() => {
    location.replace(`/r${location.hash}`);
  }, []);
  return <Waiting />;
}
