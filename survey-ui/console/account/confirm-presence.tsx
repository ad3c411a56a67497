import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { session as sessionRoute } from '../api/client.ts';
import { useAction } from '../kit/action.ts';
import { change, type Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { useLoad } from '../kit/loading.ts';
import { Loaded } from '../kit/loaded.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { presenceQuestion, type PresenceQuestion } from '../kit/presence.ts';
import { showPasskey } from './passkey.ts';
import { ssoText } from './sso/text.ts';
import { accountText } from './text.ts';

async function confirm(): Promise<Answer<unknown>> {
  const asked = await challenge();
  if (!asked.ok) return asked;
  const shown = await showPasskey(asked.value.options);
  if (!shown.ok) return shown;
  return change(() => sessionRoute.confirm.$post({ json: { answer: shown.value } }));
}

const challenge = () => change(() => sessionRoute.confirm.challenge.$post({ json: {} }));
const confirmDemo = (): Promise<Answer<unknown>> =>
  change(() => sessionRoute.confirm.demo.$post({ json: {} }));

function Question(props: { question: PresenceQuestion }) {
  const t = accountText.value.confirm;
  const { answer } = props.question;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const means = useLoad('means of confirmation', challenge);
  const byPasskey = useAction(confirm);
  const byDemo = useAction(confirmDemo);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const take = async (action: typeof byPasskey) => {
    if ((await action.run()) !== undefined) answer(true);
  };
  const refusal = byPasskey.refusal ?? byDemo.refusal;
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={() => answer(false)}>
      <div class="stack">
        <h2 id={titleId}>{t.title}</h2>
        <p>{t.text}</p>
        <Loaded load={means}>
          {({ passkeys, demo, sso }) => (
            <>
              {passkeys ? null : <p>{sso ? ssoText.value.confirm.text : t.without}</p>}
              {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
              <div class="button-row dialog-buttons">
                {passkeys ? (
                  <Button
                    kind="primary"
                    running={byPasskey.running}
                    onPress={() => void take(byPasskey)}
                  >
                    {t.enter}
                  </Button>
                ) : (
                  <>
                    {sso ? (
                      <a class="button button-primary" href="/sign-in?again" target="_blank">
                        {ssoText.value.confirm.open}
                      </a>
                    ) : null}
                    <Button onPress={() => answer(true)}>{t.again}</Button>
                  </>
                )}
                {demo ? (
                  <Button running={byDemo.running} onPress={() => void take(byDemo)}>
                    {t.demo}
                  </Button>
                ) : null}
                <Button kind="quiet" onPress={() => answer(false)}>
                  {t.cancel}
                </Button>
              </div>
            </>
          )}
        </Loaded>
      </div>
    </dialog>
  );
}

/** Asks over whatever page is open, which stays as it is, that the person show the passkey again. */
export function ConfirmPresence() {
  const question = presenceQuestion.value;
  return question === undefined ? null : <Question question={question} />;
}
