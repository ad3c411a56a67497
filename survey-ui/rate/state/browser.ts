import type { Patience } from './retry.ts';

/** Waiting in a real browser: cut short when the network comes back. */
export const browserPatience: Patience = {
  wait: async (seconds) =>
    new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        removeEventListener('online', go);
        resolve();
      };
      const timer = setTimeout(go, seconds * 1000);
      addEventListener('online', go);
    }),
  random: Math.random,
};
