import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { Version } from '../../api/versions.ts';
import { useAction } from '../../kit/action.ts';
import { Button, ButtonLink, ButtonRow } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { DescriptionList } from '../../kit/description-list.tsx';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { Notice } from '../../kit/notice.tsx';
import { PageHeader } from '../../kit/page-header.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { toast } from '../../kit/toast.tsx';
import type { VersionKind } from './kind.ts';
import { versionsText } from './text.ts';
import { changedText } from './version-facts.ts';

function Dropping<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  version: Version<C>;
}) {
  const t = versionsText.value;
  const { kind, version } = props;
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const drop = useAction(kind.api.drop);
  const name = kind.name(version.number);
  return (
    <div class="apart">
      <Button kind="final" onPress={() => setAsking(true)}>
        {t.drop}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.dropTitle(name)}
        phrase={name}
        confirm={t.drop}
        final
        running={drop.running}
        refusal={drop.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void drop.run(version.number, version.revision).then((dropped) => {
            if (dropped === undefined) return;
            toast(t.dropped);
            route(kind.base);
          });
        }}
      >
        <p>{t.dropText}</p>
      </ConfirmDialog>
    </div>
  );
}

/** One version: whether it is frozen, who uses it, what it says, and what can be done with it. */
export function VersionPage<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  children: (content: C) => ComponentChildren;
}) {
  const t = versionsText.value;
  const { kind } = props;
  const number = Number(useRoute().params['number'] ?? '');
  const load = useLoad(`${kind.base} ${number}`, () => kind.api.read(number));
  return (
    <Loaded load={load}>
      {(version) => {
        const frozen = version.cycles.length > 0;
        return (
          <>
            <PageHeader
              title={kind.name(version.number)}
              above={{ href: kind.base, name: kind.title() }}
              status={
                <StatusLabel tone={frozen ? 'done' : 'waiting'}>
                  {frozen ? t.frozen : t.open}
                </StatusLabel>
              }
            />
            <div class="stack">
              {frozen ? <Notice kind="note" title={t.frozenText} /> : null}
              <DescriptionList
                items={[
                  {
                    name: t.usedBy,
                    value: frozen
                      ? version.cycles
                          .map((label) => formatCycle(label, language.value))
                          .join(language.value === 'zh' ? '、' : ', ')
                      : t.notUsed,
                  },
                  { name: t.changed, value: changedText(version) },
                ]}
              />
              <ButtonRow>
                {frozen ? null : (
                  <ButtonLink kind="primary" href={`${kind.base}/${number}/change`}>
                    {t.change}
                  </ButtonLink>
                )}
                <ButtonLink
                  kind={frozen ? 'primary' : 'plain'}
                  href={`${kind.base}/new?from=${number}`}
                >
                  {t.next}
                </ButtonLink>
                <ButtonLink href={`${kind.base}/compare?to=${number}`}>{t.compare}</ButtonLink>
              </ButtonRow>
            </div>
            {props.children(version.content)}
            {frozen ? null : <Dropping kind={kind} version={version} />}
          </>
        );
      }}
    </Loaded>
  );
}
