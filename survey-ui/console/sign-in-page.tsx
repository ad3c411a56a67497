import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { readSession, session, signIn } from './api/session.ts';
import { useAction } from './kit/action.ts';
import { Alone } from './kit/alone.tsx';
import { Button } from './kit/button.tsx';
import { RefusalNotice } from './kit/notice.tsx';
import { shellText } from './text/shell.ts';

/**
 * Signs in with the one-time link `/sign-in#<token>`. The token is used only when the
 * person presses: mail scanners open links and would use it up.
 */
export function SignInPage() {
  const t = shellText.value.signIn;
  const { route } = useLocation();
  const [token] = useState(() => location.hash.slice(1));
  const action = useAction(signIn);

  useEffect(() => {
    document.title = `${t.title} · ${shellText.value.product}`;
  }, [t]);

  if (token === '') return <SignedOutPage />;
  const enter = async () => {
    if ((await action.run(token)) === undefined) return;
    // The token is used; it does not stay in the address or the history.
    history.replaceState(null, '', '/sign-in');
    session.value = undefined;
    await readSession();
    route('/', true);
  };
  return (
    <Alone title={t.title}>
      <p>{t.text}</p>
      {action.refusal === undefined ? null : <RefusalNotice refusal={action.refusal} />}
      <Button kind="primary" running={action.running} onPress={() => void enter()}>
        {t.enter}
      </Button>
    </Alone>
  );
}

/** What somebody sees who is not signed in. */
export function SignedOutPage() {
  const t = shellText.value.signedOut;
  useEffect(() => {
    document.title = `${t.title} · ${shellText.value.product}`;
  }, [t]);
  return (
    <Alone title={t.title}>
      <p>{t.text}</p>
      <p class="soft">{t.rater}</p>
    </Alone>
  );
}
