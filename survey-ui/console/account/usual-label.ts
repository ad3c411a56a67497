import { accountText } from './text.ts';

/** What most people would call the device in front of them. */
export function usualLabel(): string {
  const { phone, computer } = accountText.value.enrol;
  return matchMedia('(pointer: coarse)').matches ? phone : computer;
}
