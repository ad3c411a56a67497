import { useState } from 'preact/hooks';
import { type Delivery, linksApi, type MailedLinks } from '../../api/links.ts';
import type { IssuedLinks } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { AreaField, SelectField } from '../../kit/field.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice } from '../../kit/notice.tsx';
import { type AddressFault, readAddresses } from './addresses.ts';
import { linksText } from './text.ts';

const count = (value: number) => formatCount(value, language.value);

function faultText(fault: AddressFault, links: number): string {
  const t = linksText.value.mail.faults;
  if (fault.kind === 'none') return t.none;
  if (fault.kind === 'many') return t.many(count(fault.given), count(links));
  return t[fault.kind](fault.address);
}

/** What became of the last sending. */
function Outcome(props: { name: string; mailed: MailedLinks }) {
  const t = linksText.value.mail;
  const { name, mailed } = props;
  const failed = mailed.refused.length + mailed.unreached.length;
  const list = (addresses: string[]) => (
    <ul class="bullets">
      {addresses.map((address) => (
        <li key={address} class="code">
          {address}
        </li>
      ))}
    </ul>
  );
  return (
    <Notice kind={failed === 0 ? 'done' : 'caution'} title={t.sent(name, count(mailed.sent))} live>
      <p>{t.sentText}</p>
      {mailed.refused.length === 0 ? null : (
        <>
          <p>{t.refused}</p>
          {list(mailed.refused)}
        </>
      )}
      {mailed.unreached.length === 0 ? null : (
        <>
          <p>{t.unreached}</p>
          {list(mailed.unreached)}
        </>
      )}
      {failed === 0 ? null : <p>{t.byHand(count(failed))}</p>}
    </Notice>
  );
}

/** Client departments by name, with how many links each has, sent ones included. */
function clientsOf(
  made: IssuedLinks,
  sent: ReadonlyMap<string, number>,
  departmentName: (id: string) => string,
): { department: string; name: string; links: number }[] {
  const links = new Map(sent);
  for (const { department } of made.links) links.set(department, (links.get(department) ?? 0) + 1);
  return [...links]
    .map(([department, total]) => ({ department, name: departmentName(department), links: total }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** Sends links of one client department after the other to addresses that HR types. */
export function MailLinks(props: {
  delivery: Delivery;
  window: string;
  /** The set of links that the page holds. */
  made: IssuedLinks;
  departmentName: (id: string) => string;
  /** Links e-mailed so far, by client department. */
  sent: ReadonlyMap<string, number>;
  /** Takes the place of the department's links on the page. */
  onMailed: (department: string, made: IssuedLinks, sent: number) => void;
}) {
  const t = linksText.value.mail;
  const [department, setDepartment] = useState('');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState<string[]>();
  const [outcome, setOutcome] = useState<{ name: string; mailed: MailedLinks }>();
  const mail = useAction(linksApi.mail);
  const clients = clientsOf(props.made, props.sent, props.departmentName);
  const links = clients.find((each) => each.department === department)?.links ?? 0;
  const check = () => {
    if (department === '') return setFault(t.missing);
    const addresses = readAddresses(typed, links);
    if (!Array.isArray(addresses)) return setFault(faultText(addresses, links));
    return setAsking(addresses);
  };
  const send = async (addresses: string[]) => {
    const { revision } = props.made;
    const mailed = await mail.run(props.window, { revision, department, addresses });
    if (mailed === undefined) return;
    setAsking(undefined);
    setTyped('');
    setOutcome({ name: props.departmentName(department), mailed });
    props.onMailed(department, mailed, mailed.sent);
  };
  return (
    <div class="stack">
      <p>{t.text}</p>
      <Notice kind="caution">
        <p>{props.delivery.kind === 'outbox' ? t.outbox : t.who}</p>
      </Notice>
      {outcome === undefined ? null : <Outcome {...outcome} />}
      <SelectField
        label={t.department}
        value={department}
        empty={t.choose}
        options={clients.map((client) => ({
          value: client.department,
          label: t.departmentOption(client.name, count(client.links)),
        }))}
        onInput={(value) => {
          setDepartment(value);
          setFault(undefined);
        }}
      />
      <AreaField
        label={t.addresses}
        hint={t.addressesHint}
        rows={5}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setFault(undefined);
        }}
        error={fault}
      />
      <Button onPress={check}>{t.send}</Button>
      <ConfirmDialog
        open={asking !== undefined}
        title={t.sendTitle(props.departmentName(department))}
        confirm={t.send}
        running={mail.running}
        refusal={mail.refusal}
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          if (asking !== undefined) void send(asking);
        }}
      >
        <p>{t.sendText(count(asking?.length ?? 0))}</p>
        {props.sent.has(department) ? <p>{t.again}</p> : null}
        {mail.refusal?.code === 'revision_conflict' ? <p>{linksText.value.othersMade}</p> : null}
      </ConfirmDialog>
    </div>
  );
}
