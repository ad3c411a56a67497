/** Makes loading a part of the program happen once; a failed load is tried anew by the next call. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let part: Promise<T> | undefined;
  return async () => {
    part ??= load();
    try {
      return await part;
    } catch (error) {
      part = undefined;
      throw error;
    }
  };
}
