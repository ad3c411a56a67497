import { Refused } from '../client/transport.ts';

/** Status and code of a refusal; 'not refused' when it was granted. Other errors are passed on. */
export async function refusalOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'not refused';
  } catch (error) {
    if (error instanceof Refused) return `${error.status} ${error.code}`;
    throw error;
  }
}
