import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { saidAt } from '../said.ts';
import { leaveToConnect, readOwn } from './api.ts';
import { ssoText } from './text.ts';

/** Whether the company account signs in to one's own account; nothing where there is none. */
export function OwnIdentity() {
  const t = ssoText.value.own;
  const load = useLoad('own identity', readOwn);
  const connect = useAction(leaveToConnect);
  return (
    <Loaded load={load}>
      {({ sso, boundAt }) =>
        sso ? (
          <Section title={t.title}>
            <div class="stack">
              <p>{boundAt === null ? t.none : t.since(saidAt(boundAt))}</p>
              {connect.refusal === undefined ? null : <RefusalNotice refusal={connect.refusal} />}
              {boundAt === null ? (
                <div>
                  <Button running={connect.running} onPress={() => void connect.run('/account')}>
                    {t.connect}
                  </Button>
                </div>
              ) : null}
            </div>
          </Section>
        ) : null
      }
    </Loaded>
  );
}
