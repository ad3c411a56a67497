import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import worker from '../../../worker/index.ts';

/** Runs the Worker's clock once, as the platform does every minute. @param minute of the hour */
export async function runClock(minute = 0): Promise<void> {
  const scheduledTime = new Date(Date.UTC(2026, 0, 1, 0, minute));
  await worker.scheduled(createScheduledController({ scheduledTime }), env);
}
