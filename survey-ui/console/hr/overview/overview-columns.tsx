import type { OverviewHeading, OverviewRow } from '../../api/overview.ts';
import { timeZone } from '../../api/session.ts';
import { formatDate, formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { StatusLabel, type StatusTone } from '../../kit/status-label.tsx';
import type { Column } from '../../kit/table.tsx';
import { SHEET_TONES } from '../../appraisal/sheet-tones.ts';
import { cyclesText } from '../cycles/text.ts';
import { overviewText } from './text.ts';
import { waitText, waitTimes } from './waits-text.ts';

const OUTCOME_TONES = {
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  no_survey: 'stopped',
  none: 'waiting',
} as const satisfies Record<OverviewRow['outcome'], StatusTone>;

const TOTAL_TONES = {
  incomplete: 'waiting',
  to_sign: 'running',
  objected: 'running',
  being_corrected: 'running',
  frozen: 'done',
} as const satisfies Record<OverviewRow['total'], StatusTone>;

const SHEETS = [
  ['duty', 'duty'],
  ['plan', 'plan'],
  ['key_indicators', 'keyIndicators'],
] as const;

/** The released score, or why there is none; it leads to the window that rates the department. */
function Score(props: { row: OverviewRow }) {
  const t = overviewText.value;
  const { outcome, customerScoreTenths, window } = props.row;
  const shown =
    customerScoreTenths === null ? (
      <StatusLabel tone={OUTCOME_TONES[outcome]}>{t.outcomes[outcome]}</StatusLabel>
    ) : (
      formatFixed(customerScoreTenths, 1, language.value)
    );
  return window === null ? <>{shown}</> : <a href={`/hr/windows/${window}`}>{shown}</a>;
}

/** The frozen total with its version and what is said against it, or how far it is. */
function Total(props: { row: OverviewRow }) {
  const t = overviewText.value;
  const { total, totalHundredths, version } = props.row;
  const label = <StatusLabel tone={TOTAL_TONES[total]}>{t.totals[total]}</StatusLabel>;
  if (totalHundredths === null) return label;
  return (
    <>
      {formatFixed(totalHundredths, 2, language.value)}
      {version === null || version === 1 ? null : (
        <span class="cell-note">{t.versionOf(version)}</span>
      )}
      {total === 'objected' ? <span class="cell-note">{t.totals.objected}</span> : null}
    </>
  );
}

function Waits(props: { row: OverviewRow; now: number }) {
  const t = overviewText.value;
  const day = (at: number) => formatDate(at, timeZone(), language.value);
  const { waits } = props.row;
  if (waits.length === 0) return <>{t.none}</>;
  return (
    <ul class="overview-waits">
      {waits.map((step) => (
        <li key={step.waits}>
          {waitText(step, t)}
          <span class="cell-note">{waitTimes(step, props.now, t, day)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the overview shows of a department, on the screen and on paper. */
export function overviewTableColumns({
  shown,
  scale,
  now,
}: OverviewHeading): Column<OverviewRow>[] {
  const t = overviewText.value;
  const sheetWords = cyclesText.value.page;
  return [
    { header: t.code, sort: 'code', render: (row) => <span class="figures">{row.code}</span> },
    {
      header: t.department,
      sort: 'name',
      names: true,
      render: (row) => (
        <>
          {row.name}
          {row.parent === null ? null : <span class="cell-note">{row.parent}</span>}
          {row.reviewer === null ? null : (
            <span class="cell-note">{t.waitOf(t.reviewer, row.reviewer)}</span>
          )}
        </>
      ),
    },
    ...SHEETS.map(([kind, sort]) => ({
      header: sheetWords.sheets[kind],
      sort,
      render: (row: OverviewRow) => (
        <StatusLabel tone={SHEET_TONES[row.sheets[kind]]}>
          {sheetWords.sheetStates[row.sheets[kind]]}
        </StatusLabel>
      ),
    })),
    {
      header: t.score,
      kind: 'number',
      // While scores are not shown there is only the outcome to sort by.
      sort: shown ? 'score' : 'customer',
      render: (row) => <Score row={row} />,
    },
    {
      header: scale === 'to_100' ? t.totalScaled : t.total,
      kind: 'number',
      sort: 'total',
      render: (row) => <Total row={row} />,
    },
    {
      header: t.signed,
      kind: 'number',
      sort: 'signed',
      render: (row) => t.signedOf(row.signed.length),
    },
    {
      header: t.measuresShort,
      kind: 'number',
      sort: 'measures',
      render: ({ measures }) =>
        measures.count === 0 ? t.none : `${measures.done}/${measures.count}`,
    },
    { header: t.waitsFor, sort: 'waits', render: (row) => <Waits row={row} now={now} /> },
  ];
}
