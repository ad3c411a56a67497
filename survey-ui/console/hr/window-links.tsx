import { useState } from 'preact/hooks';
import { session } from '../api/session.ts';
import { windowsApi, type IssuedLinks } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CheckField } from '../kit/choice.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { download } from '../kit/download.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { LeaveGuard } from '../kit/leave-guard.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { LinkSlips } from './link-slips.tsx';
import { groupLinks, linksAsCsv } from './link-list.ts';
import { hrText } from './text.ts';
import type { WindowPartProps } from './window-part.ts';

function MadeLinks(props: WindowPartProps & { made: IssuedLinks }) {
  const t = hrText.value.windows.links;
  const { window, departmentName } = props;
  const { links, revision } = props.made;
  const [saved, setSaved] = useState(false);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const confirm = useAction(windowsApi.confirmLinks, (refusal) => {
    // Most likely an earlier press did it and only its reply was lost: show how the window stands.
    if (refusal.code !== 'window_state_forbids') return false;
    void props.reload();
    return true;
  });
  const groups = groupLinks(links, departmentName);
  const rows = groups.flatMap((group) =>
    group.links.map((link, index) => ({ name: group.name, number: index + 1, link })),
  );
  const header = { department: t.department, number: t.number, link: t.link };
  return (
    <div class="stack">
      <LeaveGuard active={!saved} title={t.leaveTitle} text={t.leaveText} />
      <Notice kind="caution" title={t.made(formatCount(links.length, language.value))} live>
        <p>{t.warn}</p>
        <p>{t.notRaters}</p>
      </Notice>
      <ButtonRow>
        <Button
          onPress={() =>
            download(
              t.file(window.cycle.label),
              'text/csv',
              linksAsCsv(links, departmentName, header),
            )
          }
        >
          {t.download}
        </Button>
        <Button onPress={() => print()}>{t.print}</Button>
        <CopyButton text={rows.map((row) => `${row.name}\t${row.number}\t${row.link}`).join('\n')}>
          {t.copy}
        </CopyButton>
      </ButtonRow>
      <Table
        caption={t.title}
        framed
        rows={rows}
        rowKey={(row) => row.link}
        columns={[
          { header: t.department, names: true, render: (row) => row.name },
          { header: t.number, kind: 'number', render: (row) => row.number },
          { header: t.link, render: (row) => <span class="code">{row.link}</span> },
        ]}
      />
      <LinkSlips
        groups={groups}
        company={session.value?.company.name ?? ''}
        cycle={window.cycle.label}
        closesAt={window.closesAt}
      />
      <CheckField
        label={t.saved}
        checked={saved}
        onInput={(checked) => {
          setSaved(checked);
          setMissing(false);
        }}
        error={missing ? t.savedMissing : undefined}
      />
      <Button kind="primary" onPress={() => (saved ? setAsking(true) : setMissing(true))}>
        {t.confirm}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.confirmTitle}
        phrase={window.cycle.label}
        confirm={t.confirm}
        running={confirm.running}
        refusal={confirm.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void confirm.run(window.id, revision).then(async (confirmed) => {
            if (confirmed === undefined) return;
            toast(t.confirmed);
            await props.reload();
          });
        }}
      >
        <p>{t.confirmText}</p>
        {confirm.refusal?.code === 'revision_conflict' ? <p>{t.othersMade}</p> : null}
      </ConfirmDialog>
    </div>
  );
}

/** Makes the links, shows them once, and puts them into force. */
export function WindowLinks(props: WindowPartProps) {
  const t = hrText.value.windows.links;
  const make = useAction(windowsApi.makeLinks);
  const [links, setLinks] = useState<IssuedLinks>();
  const press = async () => {
    const made = await make.run(props.window.id);
    if (made !== undefined) setLinks(made);
  };
  return (
    <Section title={t.title}>
      <div class="stack">
        <p>{t.text}</p>
        {make.refusal === undefined ? null : <RefusalNotice refusal={make.refusal} />}
        {links === undefined ? null : <MadeLinks key={links.revision} {...props} made={links} />}
        <Button
          kind={links === undefined ? 'primary' : 'quiet'}
          running={make.running}
          onPress={() => void press()}
        >
          {links === undefined ? t.make : t.again}
        </Button>
      </div>
    </Section>
  );
}
