import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTraces } from '../../../shared/text/traces/find-traces.ts';

/** Kind and words of everything found, for a rater of 市场部. */
function found(text: string, department = '市场部'): [string, string][] {
  return findTraces(text, [department]).map(({ kind, words }) => [kind, words]);
}

describe('the evidence guard marks', () => {
  test.each([
    ['上次王经理答应的事没有做。', '王经理'],
    ['李工当天就来了', '李工'],
    ['张总说等一等', '张总'],
    ['陈师傅修好了', '陈师傅'],
    ['欧阳主任不在', '欧阳主任'],
    ['陆建平主管来过两次', '陆建平主管'],
    ['赵总经理批了', '赵总经理'],
    ['小王很热心', '小王'],
    ['老周答复得快', '老周'],
    ['刘姐帮了大忙', '刘姐'],
    ['我是王芳，做采购', '我是王芳'],
    ['我叫李建国。', '我叫李建国'],
    ['经办人：孙丽', '经办人：孙丽'],
    ['Mr Smith never answered', 'Mr Smith'],
    ['Ms. Wang was quick', 'Ms. Wang'],
    ['I am John, from the warehouse', 'I am John'],
    ["I'm Li Wei and I asked twice", "I'm Li Wei"],
    ['I, John, asked twice', 'I, John'],
  ])('a name in %j', (text, words) => {
    expect(found(text)).toEqual([['name', words]]);
  });

  test.each([
    ['2026年11月3日没有到货', '2026年11月3日'],
    ['11月3日报修', '11月3日'],
    ['十一月三号报修', '十一月三号'],
    ['11月3日下午3点报修', '11月3日下午3点'],
    ['本月15号才回', '本月15号'],
    ['11/3 报修', '11/3'],
    ['2026-11-03 报修', '2026-11-03'],
    ['周三下午3点开会没人来', '周三下午3点'],
    ['上午十点半打的电话', '上午十点半'],
    ['14:30 打的电话', '14:30'],
    ['It broke on 3 Nov and stayed so', '3 Nov'],
    ['On November 3rd nobody came', 'November 3rd'],
    ['Nobody came at 3 pm', '3 pm'],
  ])('an exact time in %j', (text, words) => {
    expect(found(text)).toEqual([['time', words]]);
  });

  test.each([
    ['按〔2026〕12号办', '〔2026〕12号'],
    ['订单AB12345晚了一周', 'AB12345'],
    ['合同号：HT-88-2 没有回', '合同号：HT-88-2'],
    ['第1024号工单没人接', '第1024号'],
    ['No. 4711 was lost', 'No. 4711'],
    ['ticket #5521 was closed', 'ticket #5521'],
    ['单据 20261103001 丢了', '20261103001'],
  ])('a number in %j', (text, words) => {
    const [first] = found(text);
    expect(first?.[0]).toBe('number');
    expect(first?.[1]).toContain(words);
  });

  test.each([
    ['打13812345678没人接', '13812345678'],
    ['打138 1234 5678没人接', '138 1234 5678'],
    ['打010-62345678没人接', '010-62345678'],
    ['分机8021没人接', '分机8021'],
    ['write to li.wei@example.com', 'li.wei@example.com'],
  ])('a way to reach somebody in %j', (text, words) => {
    expect(found(text)).toEqual([['contact', words]]);
  });

  test("the rater's own department, in any case of letters", () => {
    expect(found('我们市场部等了三天')).toEqual([['own_department', '市场部']]);
    expect(found('the SALES team waited', 'Sales')).toEqual([['own_department', 'SALES']]);
    expect(found('销售部等了三天')).toEqual([]);
    expect(found('等了三天', '')).toEqual([]);
  });

  test('several things at once, in the order of the text', () => {
    expect(found('11月3日王经理在市场部')).toEqual([
      ['time', '11月3日'],
      ['name', '王经理'],
      ['own_department', '市场部'],
    ]);
  });
});

describe('the evidence guard leaves alone', () => {
  test.each([
    '两次晚到，没有说明原因。',
    '对方总是及时回复，部门经理也很配合。',
    '十月份交货比约定晚了三天，2026年10月也一样。',
    '周二下单，当天送到。',
    '任何问题都能马上得到答复，过程清楚。',
    '一张工单也没有漏',
    '程序上有许多师傅帮忙',
    '提高效率，完成总结，汇总数据。',
    '打9/10分，三分之二即2/3都按时。',
    '全年24/7有人值班。',
    '按ISO9001和GB/T19001办事，用A4纸。',
    '一次采购100000元，共200000件。',
    '我是按流程提的，我是第一次找他们。',
    '小程序很好用，小周期也能排上。',
    '每周例会都来，周期短。',
    '第1次很慢，第2次快了。',
    'They answer in two days and may come 3 times a month.',
    'In March 2026 delivery was late twice.',
    'I am sure they did their best. I asked twice.',
    'Quality was 8/10, delivery was fine.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('the evidence guard', () => {
  test('gives words as they stand in the text, in order and without overlaps', () => {
    const piece = fc.constantFrom(
      '王',
      '经理',
      '11',
      '月3日',
      '/',
      '3',
      'A',
      '-',
      '@',
      '.',
      ' ',
      '小',
      '号',
      '〔2026〕',
      '总',

      'I am ',
      'Nov',
      '13812345678',
      '周三',
      '下午',
      '市场部',
      '\n',
      '😀',
      '是',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const { words, start } of findTraces(text, ['市场部'])) {
          expect(text.slice(start, start + words.length)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + words.length;
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each(['1', 'a', 'A1-', 'a.', '王', '一', '小王', 'a@a.', '1/', '+1 ', '0', '周三下午'])(
    'stays quick on a long text of %j only',
    (unit) => {
      // A pattern that tries every split of 300,000 characters would not come back.
      expect(findTraces(unit.repeat(300_000), ['市场部']).length).toBeLessThanOrEqual(1000);
    },
  );
});
