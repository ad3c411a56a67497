import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deviceNotes, tabNotes, wipeNotes } from '../../../survey-ui/console/kit/notes.ts';

/** What a browser has for keeping things, as far as it is used here. */
function storage(refuses = false): Storage {
  const kept: Record<string, string> = {};
  const hidden = (name: string, value: unknown) =>
    Object.defineProperty(kept, name, { value, enumerable: false });
  hidden('getItem', (key: string) => kept[key] ?? null);
  hidden('setItem', (key: string, value: string) => {
    if (refuses) throw new Error('full');
    kept[key] = value;
  });
  hidden('removeItem', (key: string) => {
    delete kept[key];
  });
  return kept as unknown as Storage;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('notes are told apart by person and subject, and undefined forgets them', () => {
  expect(deviceNotes.write('ma', 'sheet', { typed: 1 })).toBe(true);
  deviceNotes.write('mao', 'sheet', { typed: 2 });
  expect(deviceNotes.read('ma', 'sheet')).toEqual({ typed: 1 });
  expect(deviceNotes.read('ma', 'other')).toBeUndefined();
  deviceNotes.write('ma', 'sheet', undefined);
  expect(deviceNotes.read('ma', 'sheet')).toBeUndefined();
  expect(deviceNotes.read('mao', 'sheet')).toEqual({ typed: 2 });
});

test('signing in wipes what others noted, signing out all of it, and nothing else', () => {
  localStorage.setItem('niping-language', 'zh');
  deviceNotes.write('ma', 'sheet', { typed: 1 });
  tabNotes.write('mao', 'audit', { typed: 2 });
  wipeNotes('ma');
  expect(deviceNotes.read('ma', 'sheet')).toEqual({ typed: 1 });
  expect(tabNotes.read('mao', 'audit')).toBeUndefined();
  wipeNotes();
  expect(Object.keys(localStorage)).toEqual(['niping-language']);
});

test('a browser that keeps nothing says so, and what is there but broken is nothing', () => {
  localStorage.setItem('niping-draft ma sheet', '{');
  expect(deviceNotes.read('ma', 'sheet')).toBeUndefined();
  vi.stubGlobal('localStorage', storage(true));
  expect(deviceNotes.write('ma', 'sheet', {})).toBe(false);
  vi.stubGlobal('localStorage', undefined);
  expect(deviceNotes.write('ma', 'sheet', {})).toBe(false);
  expect(deviceNotes.read('ma', 'sheet')).toBeUndefined();
  expect(() => wipeNotes()).not.toThrow();
});
