import { describe, expect, it } from 'vitest';
import * as tags from '../../../shared/rating-protocol/domain-tags.ts';

const texts = Object.values(tags).map((tag) => new TextDecoder().decode(tag));

describe('domain tags', () => {
  it('are distinct ASCII strings that end in their only zero byte', () => {
    expect(texts).toHaveLength(5);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[\x20-\x7e]+\0$/);
  });
});
