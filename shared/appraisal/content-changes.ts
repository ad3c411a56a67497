import { figure, type Figure } from './appraisal-total.ts';
import type { CustomerState } from './total-rows.ts';
import { rational } from '../scoring/rational.ts';
import { rowsOfContent, type TotalContent } from './total-content.ts';
import type { Scores, TypedScore } from './typed-score.ts';

type SheetName = keyof TotalContent['sheets'];

/** A figure that changed; null stands for none. Hundredths of points, K in ten thousandths. */
export type FigureChange = {
  what: 'duty' | 'plan' | 'key_indicator_value' | 'customer' | 'total';
  before: Figure | null;
  after: Figure | null;
};

/** What stands in a line of a sheet. `weight` is in tenths of a percent. */
export type LineField =
  | 'title'
  | 'weight'
  | 'standard'
  | 'completion'
  | 'from'
  | 'to'
  | 'expectedEffect'
  | 'cause'
  | 'self'
  | 'audited';
type LineValue = string | number | TypedScore | null;

/** A field of a sheet's line that changed; lines count from 0, null where there is no such line. */
export type LineChange = {
  sheet: SheetName;
  entry: number;
  subIndicator: number | null;
  field: LineField;
  before: LineValue;
  after: LineValue;
};

/** What is different between two contents of one total. */
export type ContentChanges = {
  figures: FigureChange[];
  lines: LineChange[];
  /** Lines that changed beyond those listed. */
  more: number;
};

/** Lines that one comparison lists: more than anybody reads at once. */
const mostLines = 100;

const fields: readonly LineField[] = [
  ...(['title', 'weight', 'standard', 'completion', 'from', 'to'] as const),
  ...(['expectedEffect', 'cause', 'self', 'audited'] as const),
];

type Line = Scores & { [field in LineField]?: string | number | TypedScore } & {
  subIndicators?: Line[];
};

function linesOf(sheets: TotalContent['sheets'], sheet: SheetName): Line[] {
  if (sheet === 'duty') return sheets.duty.indicators;
  return sheet === 'plan' ? sheets.plan.tasks : sheets.key_indicators.keyIndicators;
}

function same(a: LineValue, b: LineValue): boolean {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    return a.kind === b.kind && a.tenths === b.tenths;
  }
  return a === b;
}

type Place = Pick<LineChange, 'sheet' | 'entry' | 'subIndicator'>;

function lineChanges(place: Place, before: Line | undefined, after: Line | undefined) {
  return fields.flatMap((field): LineChange[] => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    return same(was, is) ? [] : [{ ...place, field, before: was, after: is }];
  });
}

function sheetChanges(sheet: SheetName, before: TotalContent, after: TotalContent): LineChange[] {
  const [was, is] = [linesOf(before.sheets, sheet), linesOf(after.sheets, sheet)];
  const entries = Array.from({ length: Math.max(was.length, is.length) }, (_, entry) => entry);
  return entries.flatMap((entry) => {
    const [old, now] = [was[entry], is[entry]];
    const parts = Math.max(old?.subIndicators?.length ?? 0, now?.subIndicators?.length ?? 0);
    return [
      ...lineChanges({ sheet, entry, subIndicator: null }, old, now),
      ...Array.from({ length: parts }, (_, part) => part).flatMap((subIndicator) =>
        lineChanges(
          { sheet, entry, subIndicator },
          old?.subIndicators?.[subIndicator],
          now?.subIndicators?.[subIndicator],
        ),
      ),
    ];
  });
}

function customerFigure(customer: CustomerState): Figure | null {
  return customer.kind === 'published' ? figure(rational(customer.tenths, 10), 1) : null;
}

function figuresOf(content: TotalContent): Record<FigureChange['what'], Figure | null> {
  const { audited, customer, total } = rowsOfContent(content);
  return {
    duty: audited.duty,
    plan: audited.plan,
    key_indicator_value: audited.keyIndicatorValue,
    customer: customerFigure(customer),
    total: total === null ? null : figure(rational(total.hundredths, 100)),
  };
}

/** Every input and figure in which `after` differs from `before`, with both of their values. */
export function contentChanges(before: TotalContent, after: TotalContent): ContentChanges {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const figures = (['duty', 'plan', 'key_indicator_value', 'customer', 'total'] as const).flatMap(
    (what): FigureChange[] =>
      was[what]?.exact === is[what]?.exact ? [] : [{ what, before: was[what], after: is[what] }],
  );
  const lines = (['duty', 'plan', 'key_indicators'] as const).flatMap((sheet) =>
    sheetChanges(sheet, before, after),
  );
  return {
    figures,
    lines: lines.slice(0, mostLines),
    more: Math.max(0, lines.length - mostLines),
  };
}

/** Whether nothing at all differs. */
export function isUnchanged({ figures, lines }: ContentChanges): boolean {
  return figures.length === 0 && lines.length === 0;
}
