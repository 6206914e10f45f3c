import { noteRoutes } from '@insaf/contract/notes.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { addNote } from './actions/add-note.ts';
import { listMentionable } from './actions/list-mentionable.ts';
import { countUnread, listMentions } from './actions/list-mentions.ts';
import { listNotes } from './actions/list-notes.ts';
import { markRead } from './queries.ts';

export const noteHandlers = (ctx: Ctx) =>
  bind<typeof noteRoutes, Acting>(noteRoutes, {
    listNotes: ({ params, query }, { acting }) =>
      listNotes(ctx, asStaff(acting), params.number, query),
    addNote: ({ params, body }, { acting }) => addNote(ctx, asStaff(acting), params.number, body),
    listMentionable: async ({ params, query }, { acting }) => ({
      people: await listMentionable(ctx, asStaff(acting), params.number, query.words),
    }),
    listMentions: ({ query }, { acting }) => listMentions(ctx, asStaff(acting), query),
    readMentions: async ({ body }, { acting }) => {
      const reader = asStaff(acting);
      await markRead(ctx.db, reader, ctx.clock(), body.number);
      return { unread: await countUnread(ctx, reader) };
    },
  });

function asStaff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}
