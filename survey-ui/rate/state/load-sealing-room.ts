type Room = typeof import('../sealing-room.ts');

let room: Promise<Room> | undefined;

/** Loads the cryptographic part once; a failed load is tried anew by the next call. */
export async function sealingRoom(): Promise<Room> {
  room ??= import('../sealing-room.ts');
  try {
    return await room;
  } catch (error) {
    room = undefined;
    throw error;
  }
}
