import { describe, expect, test } from 'vitest';
import { noticeHash, ratersNotice } from '../../../shared/notice/notice-hash.ts';
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

describe('the notice to raters (attack 124)', () => {
  test('covers every sentence of the first screen in both languages', () => {
    const covered = textsIn(ratersNotice(5, 8));
    for (const { notice } of [zh, en]) {
      const shown = [...textsIn(notice), notice.withheld(5)];
      expect(shown.length).toBeGreaterThan(8);
      expect(shown.filter((text) => !covered.includes(text))).toEqual([]);
    }
  });

  test('says as much in English as in Chinese', () => {
    const notice = ratersNotice(5, 8);
    expect(shapeOf(notice['en'])).toEqual(shapeOf(notice['zh']));
  });

  test("names the window's own numbers", () => {
    const texts = textsIn(ratersNotice(6, 9));
    expect(texts.filter((text) => /不足6份|fewer than 6 /u.test(text))).toHaveLength(4);
    expect(texts.filter((text) => /至少9份|with 9 ratings/u.test(text))).toHaveLength(2);
  });

  test('has one hash for each pair of numbers', async () => {
    const hashes = await Promise.all([
      noticeHash(5, 8),
      noticeHash(5, 8),
      noticeHash(6, 8),
      noticeHash(5, 9),
    ]);
    expect(hashes[0]).toMatch(/^[A-Za-z0-9_-]{43}$/u);
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('of version 1 says what it said: another wording takes another version', async () => {
    // Windows that are open carry this hash. Whoever has to change it raises NOTICE_VERSION.
    expect([ratersNotice(5, 8)['version'], await noticeHash(5, 8)]).toEqual([
      1,
      'T5BP3JWHUGMuyLaBeZMUlxf1jXjpiF8JMw5atov1dw8',
    ]);
  });
});
