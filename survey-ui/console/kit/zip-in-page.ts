/**
 * What the spreadsheet libraries get when they import `fflate` (vite.config.ts). fflate moves
 * large files into workers made from text, which the page's policy refuses, rightly: nothing of
 * ours turns a text into code. The work takes milliseconds and is done here instead.
 */
import {
  type Unzipped,
  type UnzipOptions,
  unzipSync,
  zipSync,
  type Zippable,
} from 'fflate/browser';

// What is exported below takes the place of its namesake here.
export * from 'fflate/browser';

type Done<T> = (error: Error | null, result: T) => void;

function answer<T>(done: Done<T>, work: () => T, nothing: T): void {
  let result = nothing;
  let failure: Error | null = null;
  try {
    result = work();
  } catch (error) {
    failure = error instanceof Error ? error : new Error('zip');
  }
  done(failure, result);
}

/** As fflate's, at once. */
export function zip(files: Zippable, done: Done<Uint8Array>): void {
  answer(done, () => zipSync(files), new Uint8Array());
}

/** As fflate's, at once. */
export function unzip(
  data: Uint8Array,
  options: UnzipOptions | Done<Unzipped>,
  done?: Done<Unzipped>,
): void {
  if (typeof options === 'function') answer(options, () => unzipSync(data), {});
  else if (done !== undefined) answer(done, () => unzipSync(data, options), {});
}
