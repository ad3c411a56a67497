import type { Rational } from '../scoring/rational.ts';
import type { ScoringPolicy } from '../scoring/scoring-policy.ts';
import {
  type AppraisalTotal,
  appraisalTotal,
  type CustomerPart,
  type Figure,
  figure,
} from './appraisal-total.ts';
import { keyIndicatorValue, type Sheet, sheetScore } from './sheet-score.ts';
import type { StoredSheetState } from './sheet-workflow.ts';
import type { Scorer } from './typed-score.ts';

/** What a department's own sheets give; null where the score is not final yet. */
export type SheetFigures = {
  duty: Figure | null;
  plan: Figure | null;
  keyIndicatorValue: Figure | null;
};

/** The customer part, `pending` until it is known whether there is a score. */
export type CustomerState = CustomerPart | { kind: 'pending' };

/** The form's two rows. The self row has no customer score and no total. */
export type TotalRows = {
  self: SheetFigures;
  audited: SheetFigures;
  customer: CustomerState;
  policy: ScoringPolicy;
  /** Null until all three sheets are audited and the customer part is known. */
  total: AppraisalTotal | null;
};

/** A sheet as far as its scores count: submitted for the self row, audited for the other. */
export type ScoredSheet = { state: StoredSheetState; content: Sheet };

/** What the rows are made of; a sheet is absent until something is saved. */
export type TotalRowsInputs = {
  policy: ScoringPolicy;
  sheets: { duty?: ScoredSheet; plan?: ScoredSheet; key_indicators?: ScoredSheet };
  customer: CustomerState;
};

type ExactFigures = { [part in keyof SheetFigures]: Rational | undefined };

function scoreOf(sheet: ScoredSheet | undefined, scorer: Scorer): Rational | undefined {
  const counts =
    sheet?.state === 'audited' || (scorer === 'self' && sheet?.state === 'self_scored');
  if (sheet === undefined || !counts) return undefined;
  const score = sheetScore(sheet.content, scorer);
  if (!score.ok) throw new Error(`a sheet was accepted without its ${scorer} scores`);
  return score.value;
}

function exactFigures({ sheets }: TotalRowsInputs, scorer: Scorer): ExactFigures {
  const key = scoreOf(sheets.key_indicators, scorer);
  return {
    duty: scoreOf(sheets.duty, scorer),
    plan: scoreOf(sheets.plan, scorer),
    keyIndicatorValue: key === undefined ? undefined : keyIndicatorValue(key),
  };
}

function shown(exact: ExactFigures): SheetFigures {
  const { duty, plan, keyIndicatorValue: factor } = exact;
  return {
    duty: duty === undefined ? null : figure(duty),
    plan: plan === undefined ? null : figure(plan),
    keyIndicatorValue: factor === undefined ? null : figure(factor, 4),
  };
}

function totalOf(exact: ExactFigures, inputs: TotalRowsInputs): AppraisalTotal | null {
  const { duty, plan, keyIndicatorValue: factor } = exact;
  const { policy, customer } = inputs;
  if (duty === undefined || plan === undefined || factor === undefined) return null;
  if (customer.kind === 'pending') return null;
  return appraisalTotal({ policy, duty, plan, customer, keyIndicatorValue: factor });
}

/**
 * The self row and the audited row of a department's appraisal, and its total once everything it
 * is made of is final. Throws on a submitted or audited sheet that lacks scores, which only a bug
 * can make.
 */
export function totalRows(inputs: TotalRowsInputs): TotalRows {
  const audited = exactFigures(inputs, 'audited');
  return {
    self: shown(exactFigures(inputs, 'self')),
    audited: shown(audited),
    customer: inputs.customer,
    policy: inputs.policy,
    total: totalOf(audited, inputs),
  };
}
