import { type Json, canonicalJsonBytes } from '../rating-protocol/canonical-json.ts';
import { sha256 } from '../rating-protocol/digest.ts';
import { encodeBase64url } from '../wire/base64url.ts';
import { noticeAtLengthEn } from './at-length-en.ts';
import { type Handling, type NoticeAtLength, noticeAtLengthZh } from './at-length-zh.ts';
import { noticeInShortEn } from './in-short-en.ts';
import { type NoticeInShort, noticeInShortZh } from './in-short-zh.ts';

/**
 * Counts up whenever a sentence changes. Windows that are prepared keep the hash of the notice of
 * their time, and a page with another notice stops: such a version is put into service between
 * windows.
 */
const NOTICE_VERSION = 2;

/** What the notice says of a window, all of it from the window's manifest. */
export interface NoticeFacts extends Omit<Handling, 'contact'> {
  contact?: string;
  /** Ratings below which a survey is withheld. */
  threshold: number;
  disclosure: { indicatorFiguresFrom: number };
}

/** The whole notice to raters in both languages, as shown in a window with these facts. */
export function ratersNotice(facts: NoticeFacts): { readonly [k: string]: Json } {
  const { threshold, disclosure, contact = '' } = facts;
  const inOneLanguage = (inShort: NoticeInShort, atLength: NoticeAtLength): Json => ({
    ...inShort,
    withheld: inShort.withheld(threshold),
    ...atLength,
    readers: atLength.readers(threshold, disclosure.indicatorFiguresFrom),
    handling: atLength.handling({ ...facts, contact }),
  });
  return {
    version: NOTICE_VERSION,
    zh: inOneLanguage(noticeInShortZh, noticeAtLengthZh),
    en: inOneLanguage(noticeInShortEn, noticeAtLengthEn),
  };
}

/**
 * SHA-256 of {@link ratersNotice} as RFC 8785 JSON, in base64url: `notice` of a window manifest.
 * Being under the link's fingerprint, it keeps anybody from showing some raters another promise
 * than the one that was approved (attack 124).
 */
export async function noticeHash(facts: NoticeFacts): Promise<string> {
  return encodeBase64url(await sha256(canonicalJsonBytes(ratersNotice(facts))));
}
