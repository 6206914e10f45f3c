import type { Ctx } from '../platform/context.ts';
import type { Generation } from '../platform/keys/generation.ts';
import { type Command, say, WrongUse } from './command.ts';

const standardBatch = 500;

export const keysRotate: Command = {
  name: 'keys rotate',
  summary:
    'Wraps the keys of all people anew, under MASTER_KEY; may be interrupted and run again, while servers work',
  usage: '[--rehash] [--batch ROWS]',
  options: { rehash: { type: 'boolean' }, batch: { type: 'string' } },
  run: async (given) => {
    const batch = Number(given.batch ?? standardBatch);
    if (!Number.isInteger(batch) || batch < 1 || batch > 10_000) {
      throw new WrongUse('--batch is not a number from 1 to 10000');
    }
    const { countUnwrapped, rewrapComplainants } = await import(
      '../features/complainants/index.ts'
    );
    const { countVoicesBefore, rewrapVoices } = await import('../features/uploads/index.ts');
    const { rotateKeys } = await import('../platform/keys/rotate-keys.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const people = { count: countUnwrapped, rewrap: rewrapComplainants };
    const voices = {
      count: (ctx: Ctx, { no }: Generation) => countVoicesBefore(ctx.db, no),
      rewrap: rewrapVoices,
    };
    const { forgetOldLookups } = await import('../features/callers/index.ts');
    const { generation, retired, secretRetired, rewrapped, forgotten } = await withCtx(
      async (ctx) => {
        const rotation = await rotateKeys(ctx, [people, voices], {
          rehash: given.rehash === true,
          batch,
          onBegun: (no, goesOn) =>
            say(goesOn ? `Goes on with generation ${no}` : `Generation ${no} was made`),
          onProgress: (done, of) => say(`  ${done} of ${of} (${Math.floor((100 * done) / of)} %)`),
        });
        return { ...rotation, forgotten: await forgetOldLookups(ctx.db, rotation.generation) };
      },
    );
    say(
      `Everything is sealed by generation ${generation}; ${rewrapped} keys were wrapped by this run`,
    );
    if (forgotten > 0) say(`${forgotten} look-ups of callers forgot for which telephone they were`);
    if (secretRetired)
      say('INSAF_SECRET opens nobody any more. Keep it: it signs codes and sessions');
    if (retired.length > 0) {
      say(
        `Nothing here needs the master key ${retired.join(', ')} any more. It may be thrown away`,
      );
      say('when the last backup made before now has been thrown away: that one still needs it.');
    }
  },
};
