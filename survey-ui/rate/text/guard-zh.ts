import type { TraceKind } from '../../../shared/text/traces/find-traces.ts';

/** 证据提示的中文文字：哪些词可能让人认出写的人，怎样改写。 */
export const guardZh = {
  why: '这几处可能让人猜到是谁写的。此提示只在这台设备上，改不改由您：',
  kinds: {
    name: '人名或称呼，可改成“某位同事”“对接的人”',
    time: '确切的日子或钟点，可改成“月初”“有一次”',
    number: '单号或编号一查就知道是谁经手，可改成“某个订单”“一份文件”',
    contact: '联系方式，请删去',
    own_department: '您自己的部门，可改成“我们”',
  } satisfies Record<TraceKind, string>,
  atReview: (words: readonly string[]) =>
    `有些词可能让人猜到是谁写的：${words.map((word) => `“${word}”`).join('')}。发出以后不能再改，要不要改由您。`,
};

/** The texts of the evidence guard, in one language. */
export type GuardWords = typeof guardZh;
