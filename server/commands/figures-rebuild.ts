import { type Command, say } from './command.ts';

export const figuresRebuild: Command = {
  name: 'figures rebuild',
  summary: 'Counts all of history again; the server may go on working',
  usage: '',
  options: {},
  run: async () => {
    const { rebuildFigures } = await import('../features/figures/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const counted = await withCtx(rebuildFigures);
    say(`Counted ${counted} ${counted === 1 ? 'complaint' : 'complaints'} again`);
  },
};
