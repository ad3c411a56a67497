import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider remembers: it outlives the provider's keys. */
export type ProviderMemory = Map<string, AdapterPayload>;

/**
 * Where a provider keeps one kind of thing.
 * @param isLate whether codes have expired by the time they are looked for
 */
export function remembering(memory: ProviderMemory, kind: string, isLate: () => boolean): Adapter {
  const named = (id: string) => `${kind} ${id}`;
  const find = (payload: AdapterPayload | undefined) =>
    Promise.resolve(
      payload !== undefined && kind === 'AuthorizationCode' && isLate()
        ? { ...payload, exp: 1 }
        : payload,
    );
  return {
    upsert: async (id, payload) => void memory.set(named(id), payload),
    find: (id) => find(memory.get(named(id))),
    findByUid: (uid) => find([...memory.values()].find((payload) => payload.uid === uid)),
    findByUserCode: () => find(undefined),
    consume: async (id) => {
      const payload = memory.get(named(id));
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void memory.delete(named(id)),
    revokeByGrantId: async (grantId) => {
      for (const [id, payload] of memory) if (payload.grantId === grantId) memory.delete(id);
    },
  };
}
