import { describe, expect, it } from 'vitest';
import {
  managerSteps,
  reviewerSteps,
  sheetAfter,
  type SheetKind,
  sheetKinds,
  type SheetState,
  storedSheetStates,
  waitsForSheetStep,
} from '../../../shared/appraisal/sheet-workflow.ts';

const states: SheetState[] = ['empty', ...storedSheetStates];
const steps = [...managerSteps, ...reviewerSteps];
const ways = (kind: SheetKind) =>
  states.flatMap((state) =>
    steps.flatMap((step) => {
      const after = sheetAfter(kind, state, step);
      return after === undefined ? [] : [`${state} ${step} ${after}`];
    }),
  );

describe('a sheet’s way', () => {
  it('leads a plan through its approval', () => {
    expect(ways('plan')).toEqual([
      'empty save draft',
      'draft save draft',
      'draft submit submitted',
      'submitted withdraw draft',
      'submitted approve approved',
      'submitted return draft',
      'approved save approved',
      'approved self_score self_scored',
      'approved return draft',
      'self_scored return approved',
      'self_scored save_scores self_scored',
      'self_scored audit audited',
      'audited reopen self_scored',
    ]);
  });

  it('leads duties and key indicators from their self scores to the audit', () => {
    for (const kind of ['duty', 'key_indicators'] as const) {
      expect(ways(kind)).toEqual([
        'empty save draft',
        'draft save draft',
        'draft self_score self_scored',
        'self_scored return draft',
        'self_scored save_scores self_scored',
        'self_scored audit audited',
        'audited reopen self_scored',
      ]);
    }
  });

  it('waits for one of both until it is audited, never for both', () => {
    for (const kind of sheetKinds) {
      for (const state of states) {
        if (kind !== 'plan' && (state === 'submitted' || state === 'approved')) continue;
        const waits = (['manager', 'reviewer'] as const).filter((role) =>
          waitsForSheetStep(kind, state, role),
        );
        expect(waits).toHaveLength(state === 'audited' ? 0 : 1);
      }
    }
  });
});
