import { hasRole, readSession } from '../api/session.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { AccountNews } from './account-news.tsx';
import { accountApi } from './api.ts';
import { AddPasskey, PasskeyList } from './passkey-list.tsx';
import { OwnNotices } from './own-notices.tsx';
import { SessionList } from './session-list.tsx';
import { OwnIdentity } from './sso/own-identity.tsx';
import { accountText } from './text.ts';

/** One's own account: what was done to it, its passkeys, its sessions. */
export function AccountPage() {
  const t = accountText.value.account;
  const load = useLoad('own account', accountApi.read);
  // Removing the passkey by which one came in ends this very session.
  const changed = () => void readSession().then(load.reload);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(account) => (
          <>
            <AccountNews account={account} onChanged={changed} />
            <Section title={t.passkeys}>
              <PasskeyList passkeys={account.passkeys} onChanged={changed} />
            </Section>
            <Section title={t.add}>
              <AddPasskey onAdded={changed} />
            </Section>
            <OwnIdentity onChanged={changed} />
            {hasRole('manager') || hasRole('reviewer') ? <OwnNotices /> : null}
            <Section title={t.sessions}>
              <SessionList sessions={account.sessions} onChanged={changed} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
