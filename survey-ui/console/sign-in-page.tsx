import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { enrolByLink, enterDemo, signInByPasskey } from './account/api.ts';
import { readWays } from './account/sso/api.ts';
import { CompanyButton } from './account/sso/company-button.tsx';
import { ssoText } from './account/sso/text.ts';
import { accountText } from './account/text.ts';
import { usualLabel } from './account/usual-label.ts';
import { readSession, session } from './api/session.ts';
import { useAction } from './kit/action.ts';
import { Alone } from './kit/alone.tsx';
import { Button } from './kit/button.tsx';
import { TextField } from './kit/field.tsx';
import { Loaded } from './kit/loaded.tsx';
import { useLoad } from './kit/loading.ts';
import { RefusalNotice } from './kit/notice.tsx';
import { shellText } from './text/shell.ts';

function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${shellText.value.product}`;
  }, [title]);
}

/**
 * Enrols a passkey with the one-time link `/sign-in#<token>`. The token is sent only when the
 * person presses: mail scanners open links and would use it up.
 */
function EnrolPage(props: { token: string; demo: boolean; onAlready: () => void }) {
  const t = accountText.value.enrol;
  const { token } = props;
  const { route } = useLocation();
  const [label, setLabel] = useState(usualLabel);
  const [missing, setMissing] = useState(false);
  const enrol = useAction(enrolByLink);
  const demo = useAction(enterDemo);
  usePageTitle(t.title);

  const enter = async (entering: Promise<unknown>) => {
    if ((await entering) === undefined) return;
    // The token is used; it does not stay in the address or the history.
    history.replaceState(null, '', '/sign-in');
    session.value = undefined;
    await readSession();
    route('/', true);
  };
  const press = () => {
    setMissing(label.trim() === '');
    if (label.trim() !== '') void enter(enrol.run(token, label));
  };
  const refusal = enrol.refusal ?? demo.refusal;
  return (
    <Alone title={t.title}>
      <p>{t.text}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        <TextField
          id="label"
          label={t.label}
          hint={t.labelHint}
          value={label}
          onInput={setLabel}
          maxLength={40}
          width="full"
          error={missing ? t.labelMissing : undefined}
        />
        {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
        <Button kind="primary" type="submit" running={enrol.running}>
          {t.enter}
        </Button>
      </form>
      {props.demo ? (
        <div class="stack-small">
          <Button running={demo.running} onPress={() => void enter(demo.run(token))}>
            {t.demo}
          </Button>
          <p class="soft">{t.demoText}</p>
        </div>
      ) : null}
      <p>
        <Button kind="quiet" onPress={props.onAlready}>
          {t.already}
        </Button>
      </p>
    </Alone>
  );
}

/** Where a link leads, and where one signs in without any. */
export function SignInPage() {
  const { route } = useLocation();
  const [token, setToken] = useState(() => location.hash.slice(1));
  // The runner says so in the links that it prints; whether it is true is the Worker's to decide.
  const [demo] = useState(() => new URLSearchParams(location.search).has('demo'));
  useEffect(() => {
    // A link that is pasted while this page is open only changes the part behind the number sign.
    const read = () => setToken(location.hash.slice(1));
    // It may have changed between the first look and now.
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const [again] = useState(() => new URLSearchParams(location.search).has('again'));
  const leave = () => {
    history.replaceState(null, '', '/sign-in');
    setToken('');
  };
  if (token !== '') return <EnrolPage key={token} token={token} demo={demo} onAlready={leave} />;
  if (again) return <AgainPage />;
  return <SignedOutPage onSignedIn={() => route('/', true)} />;
}

/** What somebody sees who is not signed in; after signing in the page that was asked for. */
export function SignedOutPage(props: { onSignedIn?: () => void }) {
  const t = accountText.value.signIn;
  const company = ssoText.value;
  const load = useLoad('ways to sign in', readWays);
  usePageTitle(t.title);
  return (
    <Alone title={t.title}>
      <Loaded load={load}>
        {({ passkeys, sso }) => (
          <>
            {sso === null ? null : (
              <>
                <p>{company.text}</p>
                <CompanyButton path={wantedPath()}>{company.enter[sso]}</CompanyButton>
              </>
            )}
            {passkeys ? (
              <EnterByPasskey beside={sso !== null} onSignedIn={props.onSignedIn} />
            ) : null}
            <div class="stack-small soft">
              <p>{sso === null ? t.first : passkeys ? company.firstBeside : company.firstAlone}</p>
              <p>{passkeys ? t.lost : company.lostAlone}</p>
              <p>{t.rater}</p>
            </div>
          </>
        )}
      </Loaded>
    </Alone>
  );
}

/** The page that was asked for, unless it is the one for signing in. */
function wantedPath(): string {
  const { pathname, search } = location;
  return pathname.startsWith('/sign-in') ? '/' : pathname + search;
}

/** Signs in with a passkey. `beside`: there is a button for the company account above. */
function EnterByPasskey(props: { beside: boolean; onSignedIn: (() => void) | undefined }) {
  const t = accountText.value.signIn;
  const action = useAction(signInByPasskey);
  const enter = async () => {
    if ((await action.run()) === undefined) return;
    await readSession();
    props.onSignedIn?.();
  };
  return (
    <>
      <p>{props.beside ? ssoText.value.or : t.text}</p>
      {action.refusal === undefined ? null : <RefusalNotice refusal={action.refusal} />}
      <Button
        kind={props.beside ? 'plain' : 'primary'}
        running={action.running}
        onPress={() => void enter()}
      >
        {t.enter}
      </Button>
    </>
  );
}

/** Opened beside a page whose grave step waits: the company asks again who it is. */
function AgainPage() {
  const t = ssoText.value.again;
  usePageTitle(t.title);
  return (
    <Alone title={t.title}>
      <p>{t.text}</p>
      <CompanyButton again path="/">
        {t.enter}
      </CompanyButton>
    </Alone>
  );
}
