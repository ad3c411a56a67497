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

/** Copies a text; false when the browser does not let the page do so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** The way of browsers without the clipboard interface, WeChat's on older phones among them. */
function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
