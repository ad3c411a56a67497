import { signerRoles, type SignerRole } from '../../../shared/appraisal/total-content.ts';
import type { ShownSignature } from '../../../shared/appraisal/total-record.ts';
import { timeZone } from '../api/session.ts';
import type { TotalActs, TotalView } from '../api/totals.ts';
import { ButtonRow } from '../kit/button.tsx';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { Fingerprint, SignTotal } from './sign-total.tsx';
import { totalText } from './text-total.ts';

/** A line of the form for a signature: given, taken off by a change, or still empty. */
type SignatureLine = { role: SignerRole; signature: ShownSignature | undefined };

/** The signatures of the newest version, and below each role's line what took some of them off. */
function linesOf(signatures: readonly ShownSignature[]): SignatureLine[] {
  return signerRoles.flatMap((role): SignatureLine[] => {
    const own = signatures.filter((each) => each.role === role);
    const valid = own.find((each) => each.holds);
    const lapsed = own.filter((each) => !each.holds).map((signature) => ({ role, signature }));
    return [{ role, signature: valid }, ...lapsed];
  });
}

/** Who signed and for whom; empty while nobody did. */
export function nameOf(signature: ShownSignature | undefined): string {
  const t = totalText.value.signatures;
  if (signature === undefined) return '';
  const { name, standsInFor, withoutCustomerScore } = signature;
  const who = standsInFor === null ? name : t.standsInFor(name, standsInFor);
  return withoutCustomerScore ? `${who} · ${t.without}` : who;
}

function LineState(props: { signature: ShownSignature | undefined }) {
  const t = totalText.value.signatures;
  const { signature } = props;
  if (signature === undefined) return <StatusLabel tone="waiting">{t.missing}</StatusLabel>;
  return signature.holds ? (
    <StatusLabel tone="done">{t.holds}</StatusLabel>
  ) : (
    <StatusLabel tone="stopped">{t.lapsed}</StatusLabel>
  );
}

function Buttons(props: { view: TotalView; acts: TotalActs; reload: () => Promise<void> }) {
  const t = totalText.value.signatures;
  const { record } = props.view;
  const { fingerprint } = record;
  if (record.state === 'frozen') return null;
  if (fingerprint === null) return <p class="soft">{t.waits}</p>;
  if (record.objections.some(({ answer }) => answer === null)) {
    return <p class="soft">{t.objection}</p>;
  }
  const signed = new Set(record.signatures.filter((each) => each.holds).map((each) => each.role));
  const missing = props.acts.signs.filter((role) => !signed.has(role));
  if (missing.length === 0) return null;
  return (
    <ButtonRow>
      {missing.map((role) => (
        <SignTotal key={role} {...props} role={role} fingerprint={fingerprint} />
      ))}
    </ButtonRow>
  );
}

/** Who signed what the total is made of, who still has to, and the reader's own button. */
export function TotalSignatures(props: {
  view: TotalView;
  acts: TotalActs;
  reload: () => Promise<void>;
}) {
  const t = totalText.value;
  const { record } = props.view;
  return (
    <Section title={t.signatures.title}>
      <p class="soft">{t.signatures.lead}</p>
      <Table
        caption={t.signatures.title}
        rows={linesOf(record.signatures)}
        rowKey={({ role, signature }) => `${role} ${signature?.at ?? ''} ${signature?.holds ?? ''}`}
        columns={[
          { header: t.signatures.role, names: true, render: ({ role }) => t.roles[role] },
          { header: t.signatures.name, render: ({ signature }) => nameOf(signature) },
          {
            header: t.signatures.when,
            render: ({ signature }) =>
              signature === undefined
                ? ''
                : formatDateTime(signature.at, timeZone(), language.value),
          },
          {
            header: t.signatures.state,
            render: ({ signature }) => <LineState signature={signature} />,
          },
        ]}
      />
      {record.fingerprint === null || record.state === 'frozen' ? null : (
        <Fingerprint value={record.fingerprint} />
      )}
      <Buttons {...props} />
    </Section>
  );
}
