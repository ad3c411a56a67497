import { organisationInEnglish } from './text-organisation-en.ts';
import { windowsInEnglish } from './text-windows-en.ts';
import type { hrInChinese } from './text-zh.ts';

/** Words of HR's pages in English. */
export const hrInEnglish: typeof hrInChinese = {
  windows: windowsInEnglish,
  none: 'Not named',
  ended: 'Ended',
  active: 'Active',
  ...organisationInEnglish,
};
