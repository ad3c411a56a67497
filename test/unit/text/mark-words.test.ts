import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords, type Piece } from '../../../shared/text/mark-words.ts';

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const marked = (pieces: readonly Piece[]) =>
  pieces.filter(({ changed }) => changed).map(({ text }) => text);

describe('marked words', () => {
  it('are those that the other version lacks', () => {
    const { before, after } = markWords(
      'Do they come to us in time?',
      'Do they come to us before we ask?',
      'en',
    );
    expect(marked(before)).toEqual(['in', 'time']);
    expect(marked(after).join('')).toBe('beforewe ask');
  });

  it('are words in Chinese, not single characters', () => {
    const { before, after } = markWords('是否按时提供信息？', '是否准确提供信息？', 'zh');
    expect([marked(before), marked(after)]).toEqual([['按时'], ['准确']]);
  });

  it('are all of a text that was not there before', () => {
    expect(markWords('', '全新', 'zh')).toEqual({
      before: [],
      after: [{ text: '全新', changed: true }],
    });
  });

  it('give both texts back, and the same unmarked words in both', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c ', '部门', '。'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [old, fresh] = [one.join(''), other.join('')];
        const { before, after } = markWords(old, fresh, 'zh');
        expect([joined(before), joined(after)]).toEqual([old, fresh]);
        const kept = (pieces: Piece[]) => joined(pieces.filter(({ changed }) => !changed));
        expect(kept(before)).toBe(kept(after));
      }),
    );
  });
});
