import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { formsApi } from '../../api/versions.ts';
import type { VersionKind } from '../versions/kind.ts';
import { formDifferences } from './form-differences.ts';
import { formsText } from './text.ts';

/** Versions of the customer evaluation form, for the pages that all versions share. */
export const formKind: VersionKind<FormVersion> = {
  base: '/hr/forms',
  api: formsApi,
  title: () => formsText.value.title,
  name: (number) => formsText.value.name(number),
  differences: formDifferences,
};
