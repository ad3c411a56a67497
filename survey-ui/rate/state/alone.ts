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
