import type { Command } from './command.ts';

export const lifecycle: Command = {
  name: 'lifecycle',
  summary: 'Prints the lifecycle of a complaint: docs/complaint-lifecycle.md',
  usage: '',
  options: {},
  run: async () => {
    const { lifecyclePage } = await import('@insaf/contract/complaint-lifecycle-page.ts');
    process.stdout.write(lifecyclePage());
  },
};
