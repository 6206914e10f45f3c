import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Transport } from './message.ts';

/**
 * Carries nothing away: each message becomes a file that can be read, `2026-11-21T10-03-55-<reference>.txt`
 * (UTC). The name depends on the message alone where it says its time, so an attempt repeated after a
 * crash writes the same file again. A reader of the folder sees whole files only.
 */
export function outboxTransport(folder: string, clock: Clock): Transport {
  return {
    name: 'outbox',
    async send({ to, subject, text, reference, stop, at = clock() }) {
      const stamp = at.toISOString().slice(0, 19).replaceAll(':', '-');
      const name = `${stamp}-${reference.replaceAll(/[^A-Za-z0-9-]/g, '_')}.txt`;
      const headers = [
        `To: ${oneLine(to)}`,
        ...(subject === undefined ? [] : [`Subject: ${oneLine(subject)}`]),
        `Date: ${at.toISOString()}`,
        `Reference: ${oneLine(reference)}`,
        ...(stop === undefined ? [] : [`List-Unsubscribe: <${oneLine(stop)}>`]),
      ];
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${name}.unfinished`);
      await writeFile(unfinished, `${headers.join('\n')}\n\n${text}\n`, { mode: 0o600 });
      await rename(unfinished, join(folder, name));
      return {};
    },
    async close() {},
  };
}

function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}
