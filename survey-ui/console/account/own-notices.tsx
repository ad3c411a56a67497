import { type OwnNotices as Own, taskNoticesApi } from '../api/task-notices.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { noticesText } from './notices-text.ts';

function words({ wanted, hasAddress, areSent }: Own): string {
  const t = noticesText.value;
  if (!wanted) return t.off;
  if (!areSent) return t.notSent;
  return hasAddress ? t.on : t.noAddress;
}

/** Whether one is told by e-mail what waits, and turning that off for oneself. */
export function OwnNotices() {
  const t = noticesText.value;
  const load = useLoad('own notices', taskNoticesApi.readOwn);
  const choose = useAction(taskNoticesApi.chooseOwn);
  const press = async (wanted: boolean) => {
    if ((await choose.run(wanted)) === undefined) return;
    toast(wanted ? t.turnedOn : t.turnedOff);
    await load.reload();
  };
  return (
    <Section title={t.title}>
      <Loaded load={load}>
        {(own) => (
          <div class="stack">
            <p>{words(own)}</p>
            {choose.refusal === undefined ? null : <RefusalNotice refusal={choose.refusal} />}
            <div>
              <Button running={choose.running} onPress={() => void press(!own.wanted)}>
                {own.wanted ? t.turnOff : t.turnOn}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
