import { deviceOf } from '@insaf/contract/device.ts';
import { say } from '../words.ts';

/** What a person would call the device, from what its browser calls itself. */
export function deviceName(agent: string): string {
  const { browser, system } = deviceOf(agent);
  if (browser !== undefined && system !== undefined) {
    return say('desk-account.sessions.device', { browser, system });
  }
  return browser ?? system ?? say('desk-account.sessions.unknown');
}
