import { dictionary } from '../kit/language.ts';

/** Words of what a void reaches. */
export const voidText = dictionary(
  {
    reaches: (names: string) => `将作废的部门：${names}`,
    leaves: (names: string) => `已经统计的部门不受影响，由各自的审核人决定发布或作废：${names}`,
    names: (names: string, count: string) => `${names}等${count}个`,
  },
  {
    reaches: (names) => `Would be void: ${names}`,
    leaves: (names) =>
      `Already tallied and left as they are, for their reviewers to release or to void: ${names}`,
    names: (names, count) => `${names} and others, ${count} in all`,
  },
);
