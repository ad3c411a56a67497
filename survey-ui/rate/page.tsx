import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type RaterApi, raterApi } from './api.ts';
import { Halt } from './components/halt.tsx';
import { Header } from './components/header.tsx';
import { NotLoaded } from './components/not-loaded.tsx';
import { Waiting } from './components/waiting.tsx';
import { browserPatience } from './state/browser.ts';
import { type StopReason, type Visit, enter } from './state/entry.ts';
import { isUnfinished } from './state/device.ts';
import { laterStyles } from './state/load-later-styles.ts';
import { type Shelf, deviceShelf } from './storage.ts';
import {
  type Language,
  WordsProvider,
  firstLanguage,
  rememberLanguage,
  wordsIn,
} from './text/language.ts';
import { VisitPage } from './visit-page.tsx';

/** The whole page: header, and either a visit with a link or one of the pages beside it. */
export function Page() {
  const [shelf] = useState(() => deviceShelf(() => localStorage));
  const [api] = useState(() => raterApi(async (path, init) => fetch(path, init)));
  const [language, setLanguage] = useState<Language>(() =>
    firstLanguage(shelf, navigator.languages),
  );
  const words = wordsIn(language);
  useEffect(() => {
    document.documentElement.lang = words.words.tag;
  }, [words]);
  return (
    <WordsProvider value={words}>
      <Header
        onLanguage={() => {
          const other = language === 'zh' ? 'en' : 'zh';
          setLanguage(other);
          rememberLanguage(shelf, other);
        }}
      />
      <main>
        {/^\/r\/\w/.test(location.pathname) ? (
          <Beside api={api} shelf={shelf} />
        ) : (
          <Rate api={api} shelf={shelf} />
        )}
      </main>
    </WordsProvider>
  );
}

type Entry =
  | { state: 'loading' }
  | { state: 'stopped'; because: StopReason; visit?: Visit }
  | { state: 'ready'; visit: Visit };

/** What a visit leads to. A closed window still lets ballots on their way arrive. */
function entryOf(visit: Visit, shelf: Shelf): Entry {
  const { phase } = visit.opening;
  if (phase === 'open') return { state: 'ready', visit };
  if (phase === 'not_open_yet') return { state: 'stopped', because: phase, visit };
  return isUnfinished(shelf, visit.shelfName)
    ? { state: 'ready', visit }
    : { state: 'stopped', because: phase, visit };
}

function Rate({ api, shelf }: { api: RaterApi; shelf: Shelf }) {
  const [entry, setEntry] = useState<Entry>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useLayoutEffect(() => {
    // Without WebCrypto (a page not opened with https) nothing can be sealed or even checked.
    if ((crypto as { subtle?: SubtleCrypto }).subtle === undefined) {
      setEntry({ state: 'stopped', because: 'insecure' });
      return;
    }
    setEntry({ state: 'loading' });
    void enter(location.hash, api, browserPatience).then((result) => {
      setEntry(
        result.ok ? entryOf(result.value, shelf) : { state: 'stopped', because: result.reason },
      );
    });
  }, [attempt, api, shelf]);
  useLayoutEffect(() => {
    // Another link pasted into the same tab is another visit.
    const changed = () => {
      if (location.hash !== '') location.reload();
    };
    addEventListener('hashchange', changed);
    return () => {
      removeEventListener('hashchange', changed);
    };
  }, []);

  if (entry.state === 'loading') return <Waiting />;
  if (entry.state === 'stopped') {
    const { because, visit } = entry;
    return (
      <Halt
        key={because}
        because={because}
        visit={visit}
        focus={attempt > 0 || because === 'mismatch'}
        onRetry={() => {
          setAttempt(attempt + 1);
        }}
        onReload={reload}
      />
    );
  }
  return (
    <VisitPage
      visit={entry.visit}
      api={api}
      shelf={shelf}
      focus={attempt > 0}
      onStop={(because) => {
        setEntry({ state: 'stopped', because });
      }}
    />
  );
}

/** The pages beside a visit, a part of the program that few raters need. */
function Beside(props: { api: RaterApi; shelf: Shelf }) {
  const [part, setPart] = useState<typeof import('./beside.tsx')>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    Promise.all([import('./beside.tsx'), laterStyles()]).then(
      ([loaded]) => {
        setPart(loaded);
      },
      () => {
        setFailed(true);
      },
    );
  }, []);
  if (failed) return <NotLoaded what="failed" focus onRetry={reload} />;
  return part === undefined ? <Waiting /> : <part.BesidePage {...props} />;
}

function reload(): void {
  location.reload();
}
