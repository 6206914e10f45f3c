import { CannotStart } from '../platform/errors.ts';
import { type Command, say } from './command.ts';

export const meetingsCheck: Command = {
  name: 'meetings check',
  summary:
    'Compares every closed review with its hash, and that with the ledger; ends with 1 when anything differs',
  usage: '',
  options: {},
  run: async () => {
    const { checkMeetings } = await import('../features/meetings/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    let faults = 0;
    const looked = await withCtx((ctx) =>
      checkMeetings(ctx, ({ meeting, what }) => {
        faults += 1;
        say(`${meeting}: ${what}`);
      }),
    );
    if (faults > 0) throw new CannotStart(`Of ${looked} closed reviews not all are as they were.`);
    say(`${looked} closed ${looked === 1 ? 'review is' : 'reviews are'} as the ledger says`);
  },
};
