import { useState } from 'preact/hooks';
import { linksApi } from '../api/links.ts';
import { windowsApi, type IssuedLinks } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { MailLinks } from './links/mail-links.tsx';
import { ConfirmLinks, MadeLinks } from './links/made-links.tsx';
import { Outbox } from './links/outbox.tsx';
import { linksText } from './links/text.ts';
import type { WindowPartProps } from './window-part.ts';

/** What to have at hand before there is something that is shown only once. */
function Before(props: { running: boolean; onPress: () => void }) {
  const t = linksText.value;
  return (
    <>
      <h3>{t.beforeTitle}</h3>
      <ul class="bullets">
        {t.before.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Button kind="primary" running={props.running} onPress={props.onPress}>
        {t.make}
      </Button>
    </>
  );
}

/** Makes the links, shows them once, sends or saves them, and puts them into force. */
export function WindowLinks(props: WindowPartProps) {
  const t = linksText.value;
  const make = useAction(windowsApi.makeLinks);
  const delivery = useLoad('delivery', linksApi.delivery);
  const [made, setMade] = useState<IssuedLinks>();
  const [sent, setSent] = useState<ReadonlyMap<string, number>>(new Map());
  const [asking, setAsking] = useState(false);
  const press = async () => {
    const links = await make.run(props.window.id);
    if (links === undefined) return;
    setMade(links);
    setSent(new Map());
    setAsking(false);
  };
  const way = delivery.current.state === 'here' ? delivery.current.value : undefined;
  const onMailed = (department: string, now: IssuedLinks, count: number) => {
    setMade({
      revision: now.revision,
      links: [
        ...(made?.links.filter((each) => each.department !== department) ?? []),
        ...now.links,
      ],
    });
    setSent(new Map(sent).set(department, count));
    void delivery.reload();
  };
  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.text}</p>
        {make.refusal === undefined || asking ? null : <RefusalNotice refusal={make.refusal} />}
        {made === undefined ? (
          <Before running={make.running} onPress={() => void press()} />
        ) : (
          <div class="stack-large">
            <MadeLinks
              {...props}
              made={made}
              mailed={[...sent.values()].reduce((sum, each) => sum + each, 0)}
            />
            {way === undefined || way.kind === 'none' ? null : (
              <div class="stack">
                <h3>{t.mail.title}</h3>
                <MailLinks
                  delivery={way}
                  window={props.window.id}
                  made={made}
                  departmentName={props.departmentName}
                  sent={sent}
                  onMailed={onMailed}
                />
                <Outbox waiting={way.waiting} reload={delivery.reload} />
              </div>
            )}
            <ConfirmLinks key={made.revision} {...props} revision={made.revision} />
            <Button kind="quiet" onPress={() => setAsking(true)}>
              {t.again}
            </Button>
          </div>
        )}
        <ConfirmDialog
          open={asking}
          title={t.againTitle}
          confirm={t.again}
          final
          running={make.running}
          refusal={make.refusal}
          onClose={() => setAsking(false)}
          onConfirm={() => void press()}
        >
          <p>{t.againText}</p>
        </ConfirmDialog>
      </div>
    </Section>
  );
}
