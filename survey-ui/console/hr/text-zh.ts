import { organisationInChinese } from './text-organisation-zh.ts';
import { windowsInChinese } from './text-windows-zh.ts';

/** Words of HR's pages in Chinese. */
export const hrInChinese = {
  windows: windowsInChinese,
  none: '未指定',
  ended: '已停用',
  active: '使用中',
  ...organisationInChinese,
};
