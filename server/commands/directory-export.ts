import { writeFile } from 'node:fs/promises';
import { CannotStart } from '../platform/errors.ts';
import { type Command, needed, say } from './command.ts';

export const directoryExport: Command = {
  name: 'directory export',
  summary: 'Writes all agencies as CSV, the shape that is loaded; - writes to stdout',
  usage: '--agencies FILE',
  options: { agencies: { type: 'string' } },
  run: async (given) => {
    const path = needed(given, 'agencies');
    const { exportAgencies } = await import('../features/agencies/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const csv = await withCtx(exportAgencies);
    if (path === '-') {
      process.stdout.write(csv);
      return;
    }
    await writeFile(path, csv).catch((error: NodeJS.ErrnoException) => {
      throw new CannotStart(`${path} cannot be written (${error.code})`);
    });
    say(`Wrote ${path}`);
  },
};
