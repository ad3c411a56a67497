import { useState } from 'preact/hooks';
import { organisationApi, type Person } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { formatCount, formatDate, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { PagedList } from '../kit/list.ts';
import { ListFilter } from '../kit/list-filters.tsx';
import { Notice } from '../kit/notice.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { accessText } from './text-access.ts';
import { hrText } from './text.ts';

const noonSeconds = 43_200;
/** A day as it is read; noon of it in UTC is that day nearly everywhere, so UTC says it. */
const dayOf = (day: string) =>
  formatDate(Date.parse(`${day}T00:00:00Z`) / 1000 + noonSeconds, 'UTC', language.value);

/** How the person gets in at present, in words; empty for nobody's way. */
export function waysText({ access }: Person): string {
  const t = accessText.value;
  const ways = [
    access.passkeys === 0 ? '' : t.passkeys(formatCount(access.passkeys, language.value)),
    access.sso ? t.sso : '',
  ];
  return ways.filter((way) => way !== '').join(t.and);
}

/** The link that waits, in words; empty when there is none. */
export function linkText({ access: { link } }: Person): string {
  if (link === null) return '';
  const t = accessText.value;
  const until = formatDateTime(link.expiresAt, timeZone(), language.value);
  if (link.kind === 'enrolment') return t.link(until);
  return link.approved ? t.recovery(until) : t.recoveryWaits(until);
}

/** When the person enrolled and was last here, in words. */
export function daysOf({ access }: Person): string[] {
  const t = accessText.value;
  const days = [
    access.enrolledOn === null ? '' : t.enrolledOn(dayOf(access.enrolledOn)),
    access.lastSignInOn === null ? t.neverSignedIn : t.lastSignIn(dayOf(access.lastSignInOn)),
  ];
  return days.filter((day) => day !== '');
}

const canSignIn = ({ access }: Person) => access.passkeys > 0 || access.sso;

/** Makes a link for somebody in the list, and shows it this once. */
function MakeLink(props: { person: Person; onMade: () => void }) {
  const t = accessText.value;
  const { people } = hrText.value;
  const { person } = props;
  const [asking, setAsking] = useState(false);
  const [address, setAddress] = useState<string>();
  const make = useAction(organisationApi.makeSignInLink);
  const recovers = canSignIn(person);
  const close = () => {
    setAsking(false);
    if (address !== undefined) props.onMade();
    setAddress(undefined);
  };
  const press = async () => {
    const made = await make.run(person.id);
    if (made !== undefined) setAddress(`${location.origin}/sign-in#${made.token}`);
  };
  return (
    <>
      <Button
        kind="quiet"
        label={(recovers ? t.recoverFor : t.makeFor)(person.name)}
        onPress={() => setAsking(true)}
      >
        {recovers ? t.recover : t.make}
      </Button>
      <ConfirmDialog
        open={asking}
        title={(recovers ? t.recoverTitle : t.makeTitle)(person.name)}
        confirm={address === undefined ? t.confirm : t.done}
        running={make.running}
        refusal={make.refusal}
        onConfirm={() => (address === undefined ? void press() : close())}
        onClose={close}
      >
        {address === undefined ? (
          <>
            <p>{people.linkText}</p>
            {person.access.link === null ? null : <p>{t.replaces}</p>}
          </>
        ) : (
          <Notice kind="caution" title={people.linkOnce} live>
            <p class="code">{address}</p>
            <CopyButton text={address}>{people.copyLink}</CopyButton>
            {recovers ? <p>{people.linkWaits}</p> : null}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}

/** How somebody gets in, and the next step for whoever cannot. */
export function SignInCell(props: { person: Person; onMade: () => void }) {
  const t = accessText.value;
  const { person } = props;
  if (person.ended) return null;
  const waits = linkText(person);
  // Who has no role has nothing to sign in for.
  if (!canSignIn(person) && waits === '' && person.roles.length === 0) return null;
  return (
    <div class="stack-small">
      {canSignIn(person) ? (
        <>
          <p>
            <StatusLabel tone="done">{waysText(person)}</StatusLabel>
          </p>
          {daysOf(person).map((day) => (
            <p key={day} class="soft small nowrap">
              {day}
            </p>
          ))}
        </>
      ) : waits === '' ? (
        <p>
          <StatusLabel tone="waiting">{t.none}</StatusLabel>
        </p>
      ) : null}
      {waits === '' ? null : (
        <p>
          <StatusLabel tone="running">{waits}</StatusLabel>
        </p>
      )}
      <div>
        <MakeLink person={person} onMade={props.onMade} />
      </div>
    </div>
  );
}

/** Narrows the list to those who can, cannot, or could sign in by a link. */
export function AccessFilter(props: { list: PagedList<Person> }) {
  const t = accessText.value;
  return (
    <ListFilter
      list={props.list}
      name="access"
      label={t.header}
      options={(['any', 'none', 'waiting', 'enrolled'] as const).map((value) => ({
        value,
        label: t[value],
      }))}
    />
  );
}
