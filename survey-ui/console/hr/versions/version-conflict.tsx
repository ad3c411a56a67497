import type { Version } from '../../api/versions.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Differences } from './differences.tsx';
import type { VersionKind } from './kind.ts';
import { versionsText } from './text.ts';

/** What somebody else made of a version beside what is typed here; the person chooses. */
export function VersionConflict<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  theirs: Version<C>;
  mine: C;
  /** The number after the newest version. */
  next: number;
  running: boolean;
  onTakeTheirs: () => void;
  onSendMine: () => void;
  onSendMineAs: (number: number) => void;
}) {
  const t = versionsText.value.conflict;
  const { theirs } = props;
  const frozen = theirs.cycles.length > 0;
  return (
    <div class="stack">
      <Notice
        kind="caution"
        live
        title={frozen ? t.frozen : t.changed(theirs.changedBy ?? t.somebody)}
      />
      <Differences
        caption={t.theirs}
        differences={props.kind.differences(theirs.content, props.mine)}
        before={t.theirs}
        after={t.mine}
      />
      <ButtonRow>
        {frozen ? null : (
          <Button running={props.running} onPress={props.onSendMine}>
            {t.sendMine}
          </Button>
        )}
        <Button running={props.running} onPress={() => props.onSendMineAs(props.next)}>
          {t.sendMineAs(props.next)}
        </Button>
        <Button kind="quiet" onPress={props.onTakeTheirs}>
          {t.takeTheirs}
        </Button>
      </ButtonRow>
    </div>
  );
}
