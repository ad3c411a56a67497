import { describe, expect, test } from 'vitest';
import { noticeHash, type NoticeFacts, ratersNotice } from '../../../shared/notice/notice-hash.ts';
import { en } from '../../../survey-ui/rate/text/en.ts';
import { zh } from '../../../survey-ui/rate/text/zh.ts';

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The shape of a value: what is where, without what it says. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}

const facts: NoticeFacts = {
  company: '示例通信',
  contact: '人力资源部，010-12345678',
  threshold: 5,
  disclosure: { indicatorFiguresFrom: 8 },
  retentionMonths: 12,
};

describe('the notice to raters (attack 124)', () => {
  test('covers every sentence of the first screen in both languages', () => {
    const covered = textsIn(ratersNotice(facts));
    for (const { notice } of [zh, en]) {
      const shown = [...textsIn(notice), notice.withheld(5)];
      expect(shown.length).toBeGreaterThan(8);
      expect(shown.filter((text) => !covered.includes(text))).toEqual([]);
    }
  });

  test('says as much in English as in Chinese', () => {
    const notice = ratersNotice(facts);
    expect(shapeOf(notice['en'])).toEqual(shapeOf(notice['zh']));
  });

  test("names the window's own numbers", () => {
    const texts = textsIn(
      ratersNotice({ ...facts, threshold: 6, disclosure: { indicatorFiguresFrom: 9 } }),
    );
    expect(texts.filter((text) => /不足6份|fewer than 6 /u.test(text))).toHaveLength(4);
    expect(texts.filter((text) => /至少9份|with 9 ratings/u.test(text))).toHaveLength(2);
  });

  test('says who handles what, why, how, for how long, and how to ask or complain (PIPL 17)', () => {
    const told = textsIn(ratersNotice(facts)['zh']).join('\n');
    for (const said of ['示例通信', '010-12345678', '为了什么', '怎样处理', '处理哪些信息']) {
      expect(told).toContain(said);
    }
    expect(told).toContain('考核期结束后12个月');
    expect(told).toMatch(/您的权利[\s\S]*投诉/u);
    const { contact: _, ...unnamed } = facts;
    expect(textsIn(ratersNotice(unnamed)['zh']).join()).toContain('请联系：公司人力资源部');
  });

  test('has another hash for each fact that differs', async () => {
    const hashes = await Promise.all([
      noticeHash(facts),
      noticeHash({ ...facts }),
      noticeHash({ ...facts, threshold: 6 }),
      noticeHash({ ...facts, disclosure: { indicatorFiguresFrom: 9 } }),
      noticeHash({ ...facts, company: '别的公司' }),
      noticeHash({ ...facts, contact: '总经理办公室' }),
      noticeHash({ ...facts, retentionMonths: 6 }),
    ]);
    expect(hashes[0]).toMatch(/^[A-Za-z0-9_-]{43}$/u);
    expect(new Set(hashes).size).toBe(6);
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('of version 2 says what it said: another wording takes another version', async () => {
    // Windows that are open carry this hash. Whoever has to change it raises NOTICE_VERSION.
    expect([ratersNotice(facts)['version'], await noticeHash(facts)]).toEqual([
      2,
      '6t3HGhIU84O51WgQZTxakynd8V8GtJvi7LbPHAbRLYk',
    ]);
  });
});
