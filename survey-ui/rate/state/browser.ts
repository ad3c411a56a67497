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

/** The lock manager, missing from older in-app browsers. */
function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

/** Runs `work` while no other tab of this browser runs it under the same name. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const locks = lockManager();
  if (locks === undefined) await work();
  else await locks.request(name, work);
}
