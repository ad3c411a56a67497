import type { VersionsApi } from '../../api/versions.ts';
import type { Difference } from './differences.tsx';

/** What the shared pages need to know of a kind of versions: forms or scoring policies. */
export interface VersionKind<Content extends { number: number }> {
  /** Address of its list. */
  base: '/hr/forms' | '/hr/policies';
  api: VersionsApi<Content>;
  title: () => string;
  name: (number: number) => string;
  differences: (before: Content, after: Content) => Difference[];
}
