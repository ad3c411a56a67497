import type { DayOff } from '../../shared/calendar/working-days.ts';
import type { DutyConflict } from '../separate-duties/rules.ts';

/** A client department with the links it has in a survey. */
export interface ClientLinks {
  department: string;
  links: number;
}

/** Why a window cannot be submitted. */
export type RefusalCode =
  | 'no_survey'
  | 'department_not_in_cycle'
  | 'too_few_client_departments'
  | 'too_few_links'
  | 'too_many_links'
  | 'department_rated_already'
  | DutyConflict;

/** A refusal; `department` is null when it concerns the whole window. */
export interface Refusal {
  code: RefusalCode;
  department: string | null;
}

/** What HR and the reviewer should know before going on, with the facts that belong to it. */
export type Warning =
  /** `clients`: the departments whose raters will be told that the group is small. */
  | { code: 'small_group'; department: string; clients: ClientLinks[] }
  | { code: 'thin_margin'; department: string }
  /** `links`: how many came or went since the last survey. */
  | { code: 'group_changed_little'; department: string; links: number }
  | {
      code: 'closes_on_day_off' | 'day_off_before_close';
      department: null;
      day: string;
      why: DayOff;
    }
  | { code: 'few_working_days'; department: null; workingDays: number }
  | { code: 'holidays_not_known'; department: null; year: string };
