import { useState } from 'preact/hooks';
import type { SignerRole } from '../../../shared/appraisal/total-content.ts';
import type { TotalActs, TotalView } from '../api/totals.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { CheckField } from '../kit/choice.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { toast } from '../kit/toast.tsx';
import { totalText } from './text-total.ts';

/** The button with which one of the three signs, and what it asks before. */
export function SignTotal(props: {
  view: TotalView;
  role: SignerRole;
  fingerprint: string;
  acts: TotalActs;
  reload: () => Promise<void>;
}) {
  const t = totalText.value;
  const { view, role, fingerprint } = props;
  const [asking, setAsking] = useState(false);
  const [knows, setKnows] = useState(false);
  const [unsure, setUnsure] = useState(false);
  const signing = useAction(props.acts.sign);
  const isLast = view.record.signatures.filter((each) => each.holds).length === 2;
  const mustKnow = role === 'reviewer' && view.total?.withoutCustomerScore === true;
  const sign = async () => {
    if (mustKnow && !knows) {
      setUnsure(true);
      return;
    }
    const place = { cycle: view.cycle.id, department: view.department.id };
    const wish = { fingerprint, role, withoutCustomerScore: mustKnow };
    if ((await signing.run(place, wish)) === undefined) return;
    setAsking(false);
    toast(isLast ? t.sign.frozen : t.sign.done);
    await props.reload();
  };
  return (
    <>
      <Button kind="primary" onPress={() => setAsking(true)}>
        {t.sign.button(t.roles[role])}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.sign.title(t.roles[role])}
        confirm={t.sign.button(t.roles[role])}
        final={isLast}
        running={signing.running}
        refusal={signing.refusal}
        onClose={() => {
          signing.clear();
          setAsking(false);
          if (signing.refusal?.code === 'revision_conflict') void props.reload();
        }}
        onConfirm={() => void sign()}
      >
        {view.total === null ? null : (
          <p>
            <strong>{t.sign.figure(formatFixed(view.total.hundredths, 2, language.value))}</strong>
          </p>
        )}
        <p>{t.sign.truth}</p>
        {isLast ? <p>{t.sign.last}</p> : null}
        {mustKnow ? (
          <CheckField
            label={t.sign.without}
            checked={knows}
            onInput={(checked) => {
              setKnows(checked);
              setUnsure(false);
            }}
            error={unsure ? t.sign.withoutMissing : undefined}
          />
        ) : null}
        <Fingerprint value={fingerprint} />
      </ConfirmDialog>
    </>
  );
}

/** A fingerprint, which may break anywhere. */
export function Fingerprint(props: { value: string }) {
  return (
    <p class="soft small">
      {totalText.value.fingerprint} <span class="code">{props.value}</span>
    </p>
  );
}
