import { Table } from '../kit/table.tsx';
import { levelText, type LevelsOfGroup } from './classes.ts';
import { GroupChart } from './group-chart.tsx';
import { resultText } from './text.ts';

/** The published levels, group by group: a picture, and beside it a table of the same figures. */
export function Levels(props: { groups: readonly LevelsOfGroup[] }) {
  const t = resultText.value;
  return (
    <div class="levels">
      {props.groups.map((group) => (
        <div class="level-group" key={group.id}>
          <h3>{group.name}</h3>
          <div class="level-pair">
            <GroupChart group={group} />
            <Table
              caption={group.name}
              onPhones="keep"
              rows={group.indicators}
              rowKey={(row) => row.id}
              columns={[
                { header: t.indicator, names: true, render: (row) => row.name },
                { header: t.level, kind: 'number', render: (row) => levelText(row.level) },
                { header: t.word, render: (row) => row.word },
              ]}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
