import { openIdentity } from '../../../server/features/complainants/index.ts';
import { call, type Question, type World, withCode } from '../question.ts';

/* One complaint: at the desk, for who filed it, and by the telephone of who calls. */

export const root = async ({ one }: World) =>
  `head@${(await one<{ code: string }>('SELECT code FROM agencies WHERE parent_id IS NULL')).code}`;

/** Which has everything that complaints have: two replies, photos, questions, words. */
const rich = ({ one }: World) =>
  one<{ number: string }>(
    `SELECT number FROM complaints WHERE reply_no > 1 AND status = 'closed' ORDER BY number LIMIT 1`,
  );

const atDesk = (name: string, beside: string): Question => ({
  name,
  ask: async (world) => {
    const { number } = await rich(world);
    await call(world, 'GET', `/complaints/${number}${beside}`, { as: await root(world) });
  },
});

const byCode = (name: string, path: string): Question => ({
  name,
  ask: async (world) => {
    const { number } = await rich(world);
    await call(world, 'POST', path, { body: withCode(world, number) });
  },
});

export const complaintQuestions: readonly Question[] = [
  atDesk('open-a-complaint', ''),
  atDesk('open-notes', '/notes'),
  atDesk('open-related', '/related'),
  atDesk('open-likely-same-cause', '/likely-same-cause'),
  atDesk('open-redactions', '/redactions'),
  atDesk('open-erasure', '/erasure'),
  atDesk('open-presence', '/presence'),
  atDesk('open-mentionable', `/mentionable?words=${encodeURIComponent('مح')}`),
  {
    name: 'list-by-number',
    ask: async (world) => {
      const { number } = await rich(world);
      await call(world, 'GET', `/complaints?words=${number}`, { as: await root(world) });
    },
  },
  byCode('track-by-code', '/tracking'),
  byCode('track-erasure', '/tracking/erasure/state'),
  {
    name: 'find-a-caller',
    ask: async (world) => {
      const { ctx } = world.app;
      const person = await world.one<Parameters<typeof openIdentity>[1]>(
        `SELECT * FROM complainants WHERE phone_hash = (SELECT phone_hash FROM complainants
           WHERE phone_hash IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, min(complaint_number) LIMIT 1)
         ORDER BY complaint_number LIMIT 1`,
      );
      const { phone } = await openIdentity(ctx.keys, person);
      await call(world, 'POST', '/callers', { as: 'call_agent@system', body: { phone } });
    },
  },
];
