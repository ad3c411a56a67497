import { decodeBase64url } from '../../shared/wire/base64url.ts';

/** Base64url texts from this length on are shown with their middle left out. */
const longText = 24;
/** Lists and objects from this many characters of JSON on are shown by their size only. */
const longValue = 110;

/**
 * A JSON object on one line as a reader can take it in: long base64url with its middle left out
 * and its real length in bytes, large lists and objects by their size in bytes of JSON.
 */
export function shortenJson(text: string): string {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return text;
  const fields = Object.entries(value).map(([key, field]) => `"${key}": ${shortenValue(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** A path with the middle of its long parts left out. */
export function shortenPath(path: string): string {
  return path.split('/').map(middleLeftOut).join('/');
}

/** Bytes in hexadecimal with the middle left out, and their number. */
export function shortenHex(hex: string): string {
  return hex.length <= longText
    ? hex
    : `${hex.slice(0, 8)}…${hex.slice(-4)} (${bytes(hex.length / 2)})`;
}

function shortenValue(value: unknown): string {
  const json = JSON.stringify(value);
  if (typeof value !== 'string') {
    return json.length < longValue ? json : `(${bytes(new TextEncoder().encode(json).length)})`;
  }
  const decoded = value.length < longText ? undefined : decodeBase64url(value);
  return decoded === undefined ? json : `"${middleLeftOut(value)}" (${bytes(decoded.length)})`;
}

function middleLeftOut(text: string): string {
  return text.length < longText ? text : `${text.slice(0, 8)}…${text.slice(-4)}`;
}

function bytes(count: number): string {
  return `${count.toLocaleString('en')} bytes`;
}
