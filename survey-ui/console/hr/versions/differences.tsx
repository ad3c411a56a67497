import type { ComponentChildren } from 'preact';
import { type Piece } from '../../../../shared/text/mark-words.ts';
import { Table } from '../../kit/table.tsx';
import { Marked } from './marked.tsx';
import { versionsText } from './text.ts';

/** One field that differs, ready to be shown: as plain values or as texts with marked words. */
export interface Difference {
  field: string;
  before: string | Piece[];
  after: string | Piece[];
}

/** One side of a difference, with the words marked that went or came. */
export function shownSide(side: string | Piece[], as: 'del' | 'ins'): ComponentChildren {
  return typeof side === 'string' ? side : <Marked pieces={side} as={as} />;
}

/** What two versions have differently, field by field. */
export function Differences(props: {
  caption: string;
  differences: readonly Difference[];
  before: string;
  after: string;
}) {
  const t = versionsText.value;
  if (props.differences.length === 0) return <p class="soft">{t.same}</p>;
  return (
    <div class="stack-small">
      <p class="soft">
        {t.differences(props.differences.length)} · {t.compareHint}
      </p>
      <Table
        caption={props.caption}
        rows={props.differences}
        rowKey={(row) => row.field}
        columns={[
          { header: t.field, names: true, render: (row) => row.field },
          { header: props.before, render: (row) => shownSide(row.before, 'del') },
          { header: props.after, render: (row) => shownSide(row.after, 'ins') },
        ]}
      />
    </div>
  );
}
