import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { readSession, session } from '../../api/session.ts';
import { Alone } from '../../kit/alone.tsx';
import type { Refusal } from '../../kit/answer.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Skeleton } from '../../kit/loaded.tsx';
import { Notice, RefusalNotice } from '../../kit/notice.tsx';
import { shellText } from '../../text/shell.ts';
import { comeBack } from './api.ts';
import { ssoText } from './text.ts';

/** Where the company's sign-in page sends people back: hands in what it gave them and goes on. */
export function ReturnPage() {
  const t = ssoText.value;
  const { route } = useLocation();
  const [refusal, setRefusal] = useState<Refusal>();
  const [confirmed, setConfirmed] = useState(false);
  const title = confirmed
    ? t.again.doneTitle
    : refusal === undefined
      ? t.coming.title
      : t.coming.failed;
  useEffect(() => {
    document.title = `${title} · ${shellText.value.product}`;
  }, [title]);
  useLayoutEffect(() => {
    const { search } = location;
    // The code does not stay in the address or the history.
    history.replaceState(null, '', location.pathname);
    void (async () => {
      const came = await comeBack(search);
      if (!came.ok) {
        setRefusal(came.refusal);
        return;
      }
      if (came.value.again) {
        setConfirmed(true);
        return;
      }
      session.value = undefined;
      await readSession();
      route(came.value.path, true);
    })();
  }, []);
  return (
    <Alone title={title}>
      {confirmed ? <Notice kind="done" live title={t.again.doneText} /> : null}
      {refusal === undefined ? null : (
        <>
          <RefusalNotice refusal={refusal} />
          <ButtonLink kind="primary" href="/sign-in">
            {t.coming.back}
          </ButtonLink>
        </>
      )}
      {confirmed || refusal !== undefined ? null : (
        <>
          <p>{t.coming.text}</p>
          <Skeleton />
        </>
      )}
    </Alone>
  );
}
