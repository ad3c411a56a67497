import { windowsApi } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonLink, ButtonRow } from '../kit/button.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { FindingList } from '../preflight/findings.tsx';
import { hrText } from './text.ts';
import type { WindowPartProps } from './window-part.ts';

/** What the preflight found, refusals first. */
function Preflight(props: WindowPartProps) {
  const t = hrText.value.windows.preflight;
  const { refusals, warnings } = props.window.preflight ?? { refusals: [], warnings: [] };
  return (
    <Section title={t.title}>
      {refusals.length === 0 ? (
        <Notice kind="done" word={t.words.passed} title={t.passed} />
      ) : (
        <Notice kind="error" word={t.words.refused} title={t.refused(refusals.length)}>
          <FindingList findings={refusals} onShow={props.show} />
        </Notice>
      )}
      {warnings.length === 0 ? null : (
        <Notice kind="caution" title={t.warned(warnings.length)}>
          <FindingList findings={warnings} onShow={props.show} />
        </Notice>
      )}
    </Section>
  );
}

/** A draft: the preflight, and the way on to approval. */
export function WindowDraft(props: WindowPartProps) {
  const t = hrText.value.windows.submit;
  const { window } = props;
  const submit = useAction(windowsApi.submit);
  const press = async () => {
    if ((await submit.run(window.id, window.revision)) === undefined) return;
    toast(t.submitted);
    await props.reload();
  };
  return (
    <>
      <Preflight {...props} />
      <Section title={t.title}>
        <div class="stack">
          <p>{t.text}</p>
          {submit.refusal === undefined ? null : (
            <RefusalNotice refusal={submit.refusal} onReload={() => void props.reload()} />
          )}
          <ButtonRow>
            <Button
              kind="primary"
              running={submit.running}
              disabled={(window.preflight?.refusals.length ?? 0) > 0}
              onPress={() => void press()}
            >
              {t.button}
            </Button>
            <ButtonLink href={`/hr/windows/${window.id}/edit`}>{t.edit}</ButtonLink>
          </ButtonRow>
        </div>
      </Section>
    </>
  );
}

/** Submitted: who has still to approve, and the way back. */
export function WindowSubmitted(props: WindowPartProps) {
  const t = hrText.value.windows;
  const { window } = props;
  const withdraw = useAction(windowsApi.withdraw);
  const { all, takenOut, waiting, returned } = window.counts;
  const press = async () => {
    if ((await withdraw.run(window.id, window.revision)) === undefined) return;
    toast(t.submit.withdrawn);
    await props.reload();
  };
  return (
    <Section title={t.states.submitted}>
      <div class="stack">
        {returned > 0 ? (
          <Notice kind="caution" title={t.submit.returned} />
        ) : (
          <p>{t.submit.waits(waiting, all - takenOut)}</p>
        )}
        {withdraw.refusal === undefined ? null : (
          <RefusalNotice refusal={withdraw.refusal} onReload={() => void props.reload()} />
        )}
        <Button running={withdraw.running} onPress={() => void press()}>
          {t.submit.withdraw}
        </Button>
      </div>
    </Section>
  );
}
