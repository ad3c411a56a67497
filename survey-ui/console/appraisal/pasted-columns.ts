import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import type { SheetPhase } from './sheet-form.ts';

/** What a pasted column can be taken as; `ignore` is left out. */
export const pastedColumns = [
  'ignore',
  'title',
  'subTitle',
  'weight',
  'wholeWeight',
  'standard',
  'days',
  'from',
  'to',
  'expectedEffect',
  'completion',
  'cause',
  'self',
  'points',
] as const;
export type PastedColumn = (typeof pastedColumns)[number];

const ofPlans: readonly PastedColumn[] = ['days', 'from', 'to', 'expectedEffect', 'cause'];
const ofDuties: readonly PastedColumn[] = ['subTitle', 'wholeWeight'];
const ofOutcomes: readonly PastedColumn[] = ['completion', 'cause', 'self', 'points'];

/** The columns that a sheet has while this much of it is written. */
export function columnsOf(kind: SheetKind, phase: SheetPhase): PastedColumn[] {
  return pastedColumns.filter(
    (column) =>
      (kind === 'plan' || !ofPlans.includes(column)) &&
      (kind === 'duty' || !ofDuties.includes(column)) &&
      (phase !== 'plan' || !ofOutcomes.includes(column)),
  );
}

/** How people head their columns, spelt as `headingOf` leaves it; the form's own words among them. */
const headings: Readonly<Record<Exclude<PastedColumn, 'ignore'>, readonly string[]>> = {
  title: [
    '职责',
    '职责考核',
    '部门职责',
    '指标',
    '计划任务',
    '工作任务',
    '任务',
    '重关指标',
    'duty',
    'task',
    'indicator',
  ],
  subTitle: ['分项', '分项内容', '考核指标', '职责考核指标', '二级指标', 'part', 'subindicator'],
  weight: ['权重', '分项权重', 'weight'],
  wholeWeight: ['总权重', '职责权重', 'wholeweight'],
  standard: ['评分标准', '考核标准', '标准', 'standard'],
  days: ['任务起止时间', '起止时间', '时间', 'dates'],
  from: ['开始日期', '开始时间', '开始', 'from'],
  to: ['完成日期', '结束日期', '完成时间', '结束', 'to'],
  expectedEffect: ['应取得的效果', '预期效果', '效果', 'expectedeffect'],
  completion: ['实际完成情况', '完成情况', 'completion', 'whatwasdone'],
  cause: ['未完成原因', '原因', 'cause', 'whynotdone'],
  self: ['自评分', '自评', '评分', 'selfscore', 'score'],
  points: ['自评得分', '得分', 'selfpoints', 'points'],
};

const headingOf = (cell: string) =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

function columnOfHeading(cell: string, offered: readonly PastedColumn[]): PastedColumn | undefined {
  const heading = headingOf(cell);
  return offered.find((column) => column !== 'ignore' && headings[column].includes(heading));
}

const isNumber = (cell: string) =>
  /^\d+(?:\.\d+)?$/.test(cell.normalize('NFKC').replace('%', '').trim());

/** Columns without a heading in the order of the printed form: the first figures are the weights. */
function inFormOrder(rows: readonly string[][], offered: readonly PastedColumn[]): PastedColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const used = new Set<PastedColumn>(['ignore', 'days', 'subTitle', 'wholeWeight', 'points']);
  const next = (among: readonly PastedColumn[]): PastedColumn => {
    const found = among.find((column) => !used.has(column)) ?? 'ignore';
    used.add(found);
    return found;
  };
  const numbers: readonly PastedColumn[] = ['weight', 'self'];
  const texts = offered.filter((column) => !numbers.includes(column));
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length === 0) return 'ignore';
    return cells.every(isNumber)
      ? next(offered.filter((each) => numbers.includes(each)))
      : next(texts);
  });
}

/** What each pasted column seems to be, and whether the first row heads them. */
export function guessColumns(
  rows: readonly string[][],
  offered: readonly PastedColumn[],
): { columns: PastedColumn[]; headed: boolean } {
  const known = (rows[0] ?? []).map((cell) => columnOfHeading(cell, offered));
  if (known.filter((column) => column !== undefined).length < 2) {
    return { columns: inFormOrder(rows, offered), headed: false };
  }
  return { columns: known.map((column) => column ?? 'ignore'), headed: true };
}
