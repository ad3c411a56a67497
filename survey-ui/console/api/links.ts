import type { ReplacementReason } from '../../../shared/wire/replacement-reasons.ts';
import type { MailedLinks } from '../../../worker/windows/mail-links.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr, reviewer } from './client.ts';
import type { DepartmentName } from './reviewer.ts';
import type { CycleName, IssuedLink } from './windows.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { MailedLinks };

/** How e-mail leaves; with an outbox, how many messages wait in it. */
export interface Delivery {
  kind: 'mail' | 'outbox' | 'none';
  waiting: number;
}

/** A message in the outbox. */
export interface OutboxMessage {
  file: string;
  to: string;
  subject: string;
  text: string;
}

/** A request for another token of a link, as HR sees it. */
export interface Replacement {
  id: string;
  client: DepartmentName;
  reason: ReplacementReason;
  state: 'waiting' | 'approved' | 'carried_out' | 'refused' | 'lapsed';
  approvals: number;
  needed: number;
}

/** The same as a reviewer sees it. */
export interface ReplacementToApprove {
  id: string;
  window: string;
  cycle: CycleName;
  client: DepartmentName;
  reason: ReplacementReason;
  requestedBy: { id: string; name: string };
  departments: string[];
}

const one = hr.windows[':id'];
const replacement = one.replacements[':replacement'];

/** HR's calls about delivering and replacing links. */
export const linksApi = {
  delivery: (): Promise<Answer<Delivery>> => read(() => hr.delivery.$get()),
  mail: (
    id: string,
    json: { revision: number; department: string; addresses: string[] },
  ): Promise<Answer<MailedLinks>> => change(() => one['mail-links'].$post({ param: { id }, json })),
  readOutbox: (): Promise<Answer<{ messages: OutboxMessage[] }>> =>
    change(() => hr.outbox.read.$post({ json: {} })),
  deleteFromOutbox: (files: string[]): Promise<Answer<unknown>> =>
    change(() => hr.outbox.delete.$post({ json: { files } })),
  replacements: (id: string): Promise<Answer<Replacement[]>> =>
    read(() => one.replacements.$get({ param: { id } })),
  /** @param token of the lost link, in base64url */
  askReplacement: (
    id: string,
    json: { token: string; reason: ReplacementReason },
  ): Promise<Answer<unknown>> => change(() => one.replacements.$post({ param: { id }, json })),
  /** The new link, shown once; `revision` names it among those made for the request. */
  takeReplacement: (
    id: string,
    request: string,
  ): Promise<Answer<IssuedLink & { revision: number }>> =>
    change(() => replacement.link.$post({ param: { id, replacement: request }, json: {} })),
  /** Refused with `revision_conflict` when somebody has taken another link meanwhile. */
  confirmReplacement: (id: string, request: string, revision: number): Promise<Answer<unknown>> =>
    change(() =>
      replacement.confirm.$post({ param: { id, replacement: request }, json: { revision } }),
    ),
};

const asked = reviewer.replacements;

/** The reviewer's calls about replacing links. */
export const reviewerLinksApi = {
  replacements: (): Promise<Answer<ReplacementToApprove[]>> => read(() => asked.$get()),
  approve: (id: string): Promise<Answer<unknown>> =>
    change(() => asked[':id'].approve.$post({ param: { id }, json: {} })),
  refuse: (id: string): Promise<Answer<unknown>> =>
    change(() => asked[':id'].refuse.$post({ param: { id }, json: {} })),
};
