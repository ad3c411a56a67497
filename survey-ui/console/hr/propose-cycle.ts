import { toLocalInput } from '../kit/company-time.ts';

/** A cycle as the form holds it; months `01` to `12`, quarters `1` to `4`. */
export interface CycleFields {
  kind: 'month' | 'quarter';
  year: string;
  month: string;
  quarter: string;
}

/** The cycle that is most likely wanted at `now` (unix seconds): the present month. */
export function proposeCycle(now: number, timeZone: string): CycleFields {
  const [year = '', month = ''] = toLocalInput(now, timeZone).split('-');
  return { kind: 'month', year, month, quarter: String(Math.ceil(Number(month) / 3)) };
}
