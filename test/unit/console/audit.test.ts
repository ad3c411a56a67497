import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EvidenceFilter,
  EVERYTHING,
  filterEvidence,
  seesEverything,
} from '../../../survey-ui/console/reviewer/evidence-filter.ts';
import { quotationFinder } from '../../../survey-ui/console/reviewer/quoting.ts';
import {
  prepareEvidence,
  type ReadItem,
} from '../../../survey-ui/console/reviewer/read-evidence.ts';
import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';

const item = (changed: Partial<ReadItem>): ReadItem => ({
  indicator: 'quality',
  rating: 7,
  text: '',
  place: 0,
  mark: '',
  traces: [],
  ...changed,
});

const places = (items: ReadItem[], changed: Partial<EvidenceFilter>, marks: string[] = []) =>
  filterEvidence(items, { ...EVERYTHING, ...changed }, marks).map(({ place }) => place);

describe('the evidence filter', () => {
  const items = [
    item({ place: 1, rating: 2, text: '响应慢，等了两天' }),
    item({ place: 2, rating: 9, text: 'Fast REPLY ２４小时内', mark: 'm' }),
    item({ place: 3, rating: 6, indicator: 'manner' }),
    item({
      place: 4,
      rating: 1,
      text: '王经理',
      traces: [{ kind: 'name', words: '王经理', start: 0 }],
    }),
  ];

  it('leaves nothing out and no order changed when nothing is asked for', () => {
    expect(seesEverything(EVERYTHING)).toBe(true);
    expect(places(items, {})).toEqual([1, 2, 3, 4]);
  });

  it('lets through what is in any of the bands', () => {
    expect(places(items, { bands: ['1-2', '9-10'] })).toEqual([1, 2, 4]);
    expect(places(items, { bands: ['3-5'] })).toEqual([]);
  });

  it('finds all words, whatever their width and case', () => {
    expect(places(items, { words: ' reply  24小时 ' })).toEqual([2]);
    expect(places(items, { words: 'reply 两天' })).toEqual([]);
  });

  it('keeps to what is marked, written, telling, or of one indicator', () => {
    expect(places(items, { only: ['marked'] }, ['m'])).toEqual([2]);
    expect(places(items, { only: ['written'] })).toEqual([1, 2, 4]);
    expect(places(items, { only: ['traces', 'written'] })).toEqual([4]);
    expect(places(items, { indicator: 'manner' })).toEqual([3]);
  });
});

describe('evidence made ready for reading', () => {
  const view = {
    survey: 's'.repeat(21),
    department: { id: 'd', name: '用户服务' },
    state: 'tallied' as const,
    counts: { issued: 9, replaced: 0, activated: 9, counted: 9, spoiled: 0, rejected: 0 },
    form: defaultFormVersion,
    clients: ['销售部'],
    viewer: { name: '任总', at: 1 },
  };

  it('has the same mark for alike answers and another for any other', async () => {
    const evidence = [
      { indicator: 'quality', rating: 7, text: '好' },
      { indicator: 'quality', rating: 7, text: '好' },
      { indicator: 'quality', rating: 8, text: '好' },
      { indicator: 'manner', rating: 7, text: '好' },
    ];
    const marks = (await prepareEvidence({ ...view, evidence })).map(({ mark }) => mark);
    expect(marks[0]).toBe(marks[1]);
    expect(new Set(marks).size).toBe(3);
    const [elsewhere] = await prepareEvidence({ ...view, survey: 't'.repeat(21), evidence });
    expect(elsewhere?.mark).not.toBe(marks[0]);
  });

  it('points to words that may tell who wrote it, departments that were asked among them', async () => {
    const evidence = [{ indicator: 'quality', rating: 7, text: '销售部的王经理在11月3日催过' }];
    const [read] = await prepareEvidence({ ...view, evidence });
    expect(read?.traces.map(({ kind }) => kind)).toEqual(['own_department', 'name', 'time']);
  });
});

describe('a summary', () => {
  const find = quotationFinder([
    '每次报修都要等两天以上，电话也没有人接。',
    'Nobody answered the phone for two days in a row.',
    '好',
  ]);

  it('is found to quote ten Chinese characters or some English words, over stops and width', () => {
    expect(find('有人说每次报修，都要等两天以上')).toBe('每次报修都要等两天以');
    expect(find('They say NOBODY answered the phone ...')).toBe('nobodyansweredthepho');
  });

  it('may use short words of the evidence', () => {
    expect(find('报修等待时间偏长，电话应有人接')).toBeUndefined();
    expect(find('好')).toBeUndefined();
    expect(find('')).toBeUndefined();
  });

  it('is found to quote wherever the passage stands in it', () => {
    const passage = '每次报修都要等两天以上';
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.string({ maxLength: 50 }), (before, after) => {
        expect(find(before + passage + after)).not.toBeUndefined();
      }),
    );
  });
});
