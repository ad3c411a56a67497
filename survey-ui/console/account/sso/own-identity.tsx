import { useState } from 'preact/hooks';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { toast } from '../../kit/toast.tsx';
import { saidAt } from '../said.ts';
import { disconnect, leaveToConnect, readOwn } from './api.ts';
import { ssoText } from './text.ts';

/** Whether the company account signs in to one's own account; nothing where there is none. */
export function OwnIdentity(props: { onChanged: () => void }) {
  const t = ssoText.value.own;
  const load = useLoad('own identity', readOwn);
  return (
    <Loaded load={load}>
      {({ sso, boundAt }) =>
        sso ? (
          <Section title={t.title}>
            {boundAt === null ? (
              <Connect />
            ) : (
              <Connected
                since={saidAt(boundAt)}
                onDropped={() => {
                  void load.reload();
                  props.onChanged();
                }}
              />
            )}
          </Section>
        ) : null
      }
    </Loaded>
  );
}

function Connect() {
  const t = ssoText.value.own;
  const connect = useAction(leaveToConnect);
  return (
    <div class="stack">
      <p>{t.none}</p>
      {connect.refusal === undefined ? null : <RefusalNotice refusal={connect.refusal} />}
      <div>
        <Button running={connect.running} onPress={() => void connect.run('/account')}>
          {t.connect}
        </Button>
      </div>
    </div>
  );
}

function Connected(props: { since: string; onDropped: () => void }) {
  const t = ssoText.value.own;
  const [asking, setAsking] = useState(false);
  const drop = useAction(disconnect);
  const take = async () => {
    if ((await drop.run()) === undefined) return;
    setAsking(false);
    toast(t.dropped);
    props.onDropped();
  };
  return (
    <div class="stack">
      <p>{t.since(props.since)}</p>
      <div>
        <Button
          onPress={() => {
            drop.clear();
            setAsking(true);
          }}
        >
          {t.drop}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t.dropTitle}
        confirm={t.drop}
        final
        running={drop.running}
        refusal={drop.refusal}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        <p>{t.dropText}</p>
      </ConfirmDialog>
    </div>
  );
}
