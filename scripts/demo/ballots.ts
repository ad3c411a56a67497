import type { Ballot } from '../../shared/rating-protocol/ballot.ts';

/** Facts that raters of the demo wrote, by the indicator's place in the form. */
const evidence: readonly (readonly string[])[] = [
  ['每月主动来部门开一次对接会，问题当场记下。', '有问题要我们先找上门。'],
  ['巡检清单提前三天发到，数据没有出错。', '两次发来的用户清单型号不对，要重新核对。'],
  ['新同事不懂电池维护，他们现场讲了一下午。'],
  ['接手的投诉一直跟到用户签字。', '退货流程卡住时没有人牵头。'],
  ['加急的时候也客客气气。'],
  ['职责有交叉，商量着就定了。'],
  ['特急件十小时就到了现场。', '现场支持约好上午，下午才到。'],
  ['培训材料写得清楚，用户反映好。'],
  ['验收按期完成，我们的回款没有受影响。', '备件晚到，我们的交付推迟了两天。'],
];

/**
 * Ballots of the demo: varied, repeatable ratings around 9 with evidence at the lowest and
 * the highest indicator, as the form asks.
 *
 * @param rater number of the rater, from 0
 * @param survey number of the survey, from 0
 */
export function demoBallot(rater: number, survey: number): Ballot {
  const ratings = evidence.map((_, j) => 10 - ((rater * 5 + survey * 3 + j * 7) % 4));
  const lowest = ratings.indexOf(Math.min(...ratings));
  const highest = ratings.indexOf(Math.max(...ratings));
  const texts = evidence.map((texts_, j) => {
    if (j === lowest) return texts_.at(-1) ?? '';
    return j === highest ? (texts_[0] ?? '') : '';
  });
  return { ratings, texts };
}
