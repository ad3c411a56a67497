import type { FormVersion } from '../../../shared/form/form-version.ts';
import type { ScoringPolicy } from '../../../shared/scoring/scoring-policy.ts';
import type { VersionSummary } from '../../../worker/forms/version-store.ts';
import { change, read, type Answer } from '../kit/answer.ts';
import { hr } from './client.ts';

/** What the Worker takes and gives, as it has it itself. */
export type { VersionSummary };

/** A version with what it says. */
export interface Version<Content> extends VersionSummary {
  content: Content;
}

/** The calls about one kind of versions. */
export interface VersionsApi<Content> {
  /** All versions, the newest first. */
  list: () => Promise<Answer<VersionSummary[]>>;
  read: (number: number) => Promise<Answer<Version<Content>>>;
  /** Makes the next version from revision 0, or changes one that no cycle uses. */
  save: (revision: number, content: Content) => Promise<Answer<{ revision: number }>>;
  drop: (number: number, revision: number) => Promise<Answer<unknown>>;
}

const form = hr.forms[':number'];
const policy = hr.policies[':number'];

/** HR's calls about versions of the form. */
export const formsApi: VersionsApi<FormVersion> = {
  list: () => read(() => hr.forms.$get()),
  read: (number) => read(() => form.$get({ param: { number: String(number) } })),
  save: (revision, content) =>
    change(() =>
      form.$put({ param: { number: String(content.number) }, json: { revision, content } }),
    ),
  drop: (number, revision) =>
    change(() => form.drop.$post({ param: { number: String(number) }, json: { revision } })),
};

/** HR's calls about scoring policies. */
export const policiesApi: VersionsApi<ScoringPolicy> & {
  list: () => Promise<Answer<Version<ScoringPolicy>[]>>;
} = {
  list: () => read(() => hr.policies.$get()),
  read: (number) => read(() => policy.$get({ param: { number: String(number) } })),
  save: (revision, content) =>
    change(() =>
      policy.$put({ param: { number: String(content.number) }, json: { revision, content } }),
    ),
  drop: (number, revision) =>
    change(() => policy.drop.$post({ param: { number: String(number) }, json: { revision } })),
};
