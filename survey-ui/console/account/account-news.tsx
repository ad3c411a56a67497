import { useAction } from '../kit/action.ts';
import { Button, ButtonLink, ButtonRow } from '../kit/button.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { accessApi, accountApi, type OwnAccount } from './api.ts';
import { saidAt, saidOrigin, saidWho } from './said.ts';
import { accountText } from './text.ts';

/**
 * What was done to one's account by links, until one says that it was oneself: passkeys that
 * came since this passkey's holder was last told, and a recovery that somebody has asked for.
 */
export function AccountNews(props: { account: OwnAccount; onChanged: () => void; away?: true }) {
  const t = accountText.value.account;
  const { passkeys, recovery } = props.account;
  const known = useAction(accountApi.noteTold);
  const refuse = useAction(accountApi.refuseRecovery);
  const untold = passkeys.filter((passkey) => passkey.untold);
  const after = async (action: Promise<unknown>, said?: string) => {
    if ((await action) === undefined) return;
    if (said !== undefined) toast(said);
    props.onChanged();
  };
  return (
    <>
      {untold.length === 0 ? null : (
        <Notice kind="caution" title={t.newsTitle}>
          <ul>
            {untold.map((passkey) => (
              <li key={passkey.id}>
                {t.newsOf(passkey.label, saidAt(passkey.createdAt), saidOrigin(passkey))}
              </li>
            ))}
          </ul>
          <p>{t.newsText}</p>
          {known.refusal === undefined ? null : <RefusalNotice refusal={known.refusal} />}
          <ButtonRow>
            {props.away === true ? <ButtonLink href="/account">{t.look}</ButtonLink> : null}
            <Button running={known.running} onPress={() => void after(known.run())}>
              {t.known}
            </Button>
          </ButtonRow>
        </Notice>
      )}
      {recovery === null ? null : (
        <Notice kind="caution" title={t.recoveryTitle}>
          <p>{t.recoveryText(saidWho(recovery.madeBy), saidAt(recovery.madeAt))}</p>
          {refuse.refusal === undefined ? null : <RefusalNotice refusal={refuse.refusal} />}
          <ButtonRow>
            <Button running={refuse.running} onPress={() => void after(refuse.run(), t.refused)}>
              {t.refuse}
            </Button>
          </ButtonRow>
        </Notice>
      )}
    </>
  );
}

/** The same on the page that one sees first; nothing when there is nothing to say. */
export function AccountNewsAtHome() {
  const load = useLoad('own account', accountApi.read);
  if (load.current.state !== 'here') return null;
  return <AccountNews account={load.current.value} onChanged={() => void load.reload()} away />;
}

/** Recoveries of others that wait for whoever reads this; nothing when there are none. */
export function RecoveriesAtHome() {
  const t = accountText.value.access;
  const load = useLoad('recoveries', accessApi.read);
  if (load.current.state !== 'here') return null;
  const waiting = load.current.value.recoveries.filter((each) => each.mine && !each.approved);
  if (waiting.length === 0) return null;
  return (
    <Notice kind="note" title={t.atHome(waiting.length)}>
      <ButtonLink href="/access">{t.title}</ButtonLink>
    </Notice>
  );
}
