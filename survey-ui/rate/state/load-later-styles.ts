import address from '../style/later.css?url';
import { loadOnce } from './load-once.ts';

/** Loads the style sheet of everything after the first screen, which has its own in the page. */
export const laterStyles = loadOnce(
  async () =>
    new Promise<void>((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = address;
      link.addEventListener('load', () => {
        resolve();
      });
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error('no style sheet'));
      });
      document.head.append(link);
    }),
);
