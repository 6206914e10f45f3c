import { type Command, say } from './command.ts';

export const figuresRebuild: Command = {
  name: 'figures rebuild',
  summary: 'Counts all of history again; the server may go on working',
  usage: '',
  options: {},
  run: async () => {
    const { rebuildFigures } = await import('../features/figures/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const moves = await withCtx(rebuildFigures);
    say(`Counted ${moves} ${moves === 1 ? 'move' : 'moves'} again`);
  },
};
