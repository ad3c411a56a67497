import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CycleKey,
  cycleKeyLength,
  idOfText,
  importCycleKey,
  open,
  seal,
} from '../../../worker/words/cycle-key.ts';
import {
  findSealed,
  nameOfText,
  putBack,
  sealedWords,
  writtenDocument,
} from '../../../worker/words/words.ts';

const cycle = 'c'.repeat(21);
const id = 'i'.repeat(21);
const name = nameOfText(cycle, id);
const document = writtenDocument(cycle, 'AAAA');
const text = '他说“不行”\n第二行\\';

describe('what is sealed in an answer of the database', () => {
  it('is found by itself and within JSON, and nothing else is', () => {
    const inJson = JSON.stringify({ reason: name, who: '~小王' });
    expect(findSealed(name)).toEqual([{ written: name, form: 'text', cycle, value: id }]);
    expect(findSealed(inJson).map(({ written }) => written)).toEqual([name]);
    expect(findSealed(document)).toMatchObject([{ form: 'document', cycle, value: 'AAAA' }]);
    expect(findSealed('~w.short.short ~d.x')).toEqual([]);
  });

  it('is put back so that JSON stays JSON', () => {
    const opened = new Map([
      [name, text],
      [document, '{"tasks":[]}'],
    ]);
    expect(putBack(name, opened)).toBe(text);
    expect(JSON.parse(putBack(JSON.stringify({ reason: name }), opened))).toEqual({ reason: text });
    expect(putBack(document, opened)).toBe('{"tasks":[]}');
    expect(putBack(`[${document},1]`, opened)).toBe('[{"tasks":[]},1]');
  });

  it('is put back once, whatever somebody wrote', () => {
    const other = nameOfText(cycle, 'o'.repeat(21));
    const opened = new Map([
      [name, `抄来的${other}`],
      [other, '别人的话'],
    ]);
    expect(putBack(name, opened)).toBe(`抄来的${other}`);
  });
});

it('nothing written is nothing to seal', () => {
  expect(sealedWords(cycle, null)).toBeNull();
  expect(sealedWords(cycle, '')).toBe('');
});

describe('the key of a cycle', () => {
  let key: CycleKey;
  let another: CycleKey;
  beforeAll(async () => {
    key = await importCycleKey(new Uint8Array(cycleKeyLength).fill(1));
    another = await importCycleKey(new Uint8Array(cycleKeyLength).fill(2));
  });

  it('seals the same text to the same bytes under the same name, and opens it', async () => {
    const sealed = await seal(key, cycle, text);
    expect(await seal(key, cycle, text)).toEqual(sealed);
    expect(await idOfText(key, text)).toBe(await idOfText(key, text));
    expect(await idOfText(key, text)).toMatch(/^[\w-]{21}$/);
    expect(await open(key, cycle, sealed)).toBe(text);
  });

  it('shares neither names nor bytes with another one', async () => {
    expect(await idOfText(another, text)).not.toBe(await idOfText(key, text));
    expect(await seal(another, cycle, text)).not.toEqual(await seal(key, cycle, text));
  });

  it('opens nothing that was changed, cut, moved to another cycle, or another key’s', async () => {
    const sealed = await seal(key, cycle, text);
    const changed = sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte));
    expect(await open(key, cycle, changed)).toBeUndefined();
    expect(await open(key, cycle, sealed.slice(0, 5))).toBeUndefined();
    expect(await open(key, 'd'.repeat(21), sealed)).toBeUndefined();
    expect(await open(another, cycle, sealed)).toBeUndefined();
  });
});
