import type { Version } from '../../api/versions.ts';
import { Button } from '../../kit/button.tsx';
import { DifferenceTable } from '../../kit/difference-table.tsx';
import { shownSide } from './differences.tsx';
import type { VersionKind } from './kind.ts';
import { versionsText } from './text.ts';

/** What somebody else made of a version beside what is typed here; the person chooses. */
export function VersionConflict<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  /** What both started from. */
  base: C;
  theirs: Version<C>;
  mine: C;
  /** The number after the newest version. */
  next: number;
  running: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onSendMineAs: (number: number) => void;
}) {
  const t = versionsText.value.conflict;
  const { kind, theirs, mine, next } = props;
  const frozen = theirs.cycles.length > 0;
  const changedByMe = new Set(kind.differences(props.base, mine).map(({ field }) => field));
  return (
    <DifferenceTable
      title={frozen ? t.frozen : t.changed(theirs.changedBy ?? t.somebody)}
      rows={kind.differences(theirs.content, mine).map(({ field, before, after }) => ({
        name: field,
        mine: shownSide(after, 'ins'),
        theirs: shownSide(before, 'del'),
        changedByMe: changedByMe.has(field),
      }))}
      running={props.running}
      onKeepMine={frozen ? undefined : props.onKeepMine}
      onTakeTheirs={props.onTakeTheirs}
      more={
        <Button running={props.running} onPress={() => props.onSendMineAs(next)}>
          {t.sendMineAs(next)}
        </Button>
      }
    />
  );
}
