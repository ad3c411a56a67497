import type { LogEntry } from '../../../worker/audit/log-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { audit } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { LogEntry };

/** The chains of the log: what was done to windows, to everything else, and who looked. */
export type Chain = 'windows' | 'appraisals' | 'views';

/** What narrows the log; an empty text does not. Days are `YYYY-MM-DD`. */
export interface LogFilter {
  chain: Chain;
  actor: string;
  action: string;
  from: number | undefined;
  until: number | undefined;
}

/** Where each chain stands, and what did not fit its anchor. */
export interface Standing {
  chains: { chain: Chain; entries: number; anchored: number }[];
  mismatches: Mismatch[];
}

/** A chain that did not bear out its anchor. */
export interface Mismatch {
  id: string;
  chain: Chain;
  seq: number;
  foundAt: number;
  firstBy: string | null;
  secondBy: string | null;
}

/** Calls about the log, for HR and the auditor. */
export const auditApi = {
  entries: (
    filter: LogFilter,
    before?: number,
  ): Promise<Answer<{ entries: LogEntry[]; more: boolean }>> => {
    const { chain, actor, action, from, until } = filter;
    const query = {
      chain,
      ...(actor === '' ? {} : { actor }),
      ...(action === '' ? {} : { action }),
      ...(from === undefined ? {} : { from: String(from) }),
      ...(until === undefined ? {} : { until: String(until) }),
      ...(before === undefined ? {} : { before: String(before) }),
    };
    return read(() => audit.entries.$get({ query }));
  },
  choices: (
    chain: Chain,
  ): Promise<Answer<{ actors: { id: string; name: string | null }[]; actions: string[] }>> =>
    read(() => audit.choices.$get({ query: { chain } })),
  standing: (): Promise<Answer<Standing>> => read(() => audit.standing.$get()),
  /** Checks a slice of a chain behind the place `after`. */
  check: (
    chain: Chain,
    after: number,
  ): Promise<Answer<{ checkedTo: number; brokenAt: number | null; done: boolean }>> =>
    read(() => audit.check.$get({ query: { chain, after: String(after) } })),
  /** Asks to take the entries of a chain out as a file; a sign-in of the last minutes is needed. */
  export: (chain: Chain): Promise<Answer<unknown>> =>
    change(() => audit.export.$post({ json: { chain } })),
  acknowledge: (id: string): Promise<Answer<unknown>> =>
    change(() => audit.mismatches[':id'].acknowledge.$post({ param: { id }, json: {} })),
};
