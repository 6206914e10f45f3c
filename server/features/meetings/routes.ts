import { meetingRoutes } from '@insaf/contract/meetings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PaperMaker } from '../../platform/documents/compile-apart.ts';
import { Refusal } from '../../platform/errors.ts';
import { sendNamed } from '../../platform/http/named-file.ts';
import { bind, type Call } from '../../platform/http/routes.ts';
import { proofOfReview } from '../ledger/index.ts';
import type { PaperKind } from '../review-papers/index.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { changeMeeting, discardMeeting } from './actions/change-meeting.ts';
import { closeMeeting } from './actions/close-meeting.ts';
import { closedMeeting } from './actions/closed-meeting.ts';
import { compareMeeting } from './actions/compare-meeting.ts';
import { listMeetings } from './actions/list-meetings.ts';
import { prepareMeeting } from './actions/prepare-meeting.ts';
import { readMeeting } from './actions/read-meeting.ts';
import { printMeeting, takeCsv, takeXlsx } from './actions/take-meeting.ts';

/** @param maker sets the papers of a process, whoever asks for them */
export const meetingHandlers = (ctx: Ctx, maker: PaperMaker) => {
  const print = async (
    kind: PaperKind,
    { params, query }: { params: { meeting: string }; query: Query },
    { acting, language, reply }: Call<Acting>,
  ) => {
    const { digits } = query;
    const toPrint = { id: params.meeting, kind, language: query.language ?? language, digits };
    return sendNamed(reply, await printMeeting({ ctx, maker }, acting, toPrint));
  };
  return bind<typeof meetingRoutes, Acting>(meetingRoutes, {
    listMeetings: ({ query }, { acting }) => listMeetings(ctx, acting, query),
    prepareMeeting: async ({ body }, { acting }) => {
      const { id } = await prepareMeeting(ctx, asStaff(acting), body);
      return readMeeting(ctx.db, acting, id);
    },
    readMeeting: ({ params }, { acting }) => readMeeting(ctx.db, acting, params.meeting),
    changeMeeting: async ({ params, body }, { acting }) => {
      await changeMeeting(ctx, asStaff(acting), params.meeting, body);
      return readMeeting(ctx.db, acting, params.meeting);
    },
    discardMeeting: async ({ params, body }, { acting }) => {
      await discardMeeting(ctx, asStaff(acting), { id: params.meeting, ...body });
      return {};
    },
    closeMeeting: async ({ params, body }, { acting }) => {
      await closeMeeting(ctx, asStaff(acting), { id: params.meeting, ...body });
      return readMeeting(ctx.db, acting, params.meeting);
    },
    compareMeeting: ({ params }, { acting }) => compareMeeting(ctx, acting, params.meeting),
    proveMeeting: async ({ params }, { acting }) => {
      const { meeting_id: id } = await closedMeeting(ctx.db, acting, params.meeting);
      const proof = await proofOfReview(ctx, id);
      if (proof === undefined) throw new Refusal('not_in_ledger_yet');
      return proof;
    },
    takeMeetingJson: async ({ params }, { acting, reply }) => {
      const { frozen, sha256 } = await closedMeeting(ctx.db, acting, params.meeting);
      return sendNamed(reply, { name: `review-${sha256.slice(0, 16)}.json`, file: frozen });
    },
    takeMeetingCsv: async ({ params }, { acting, reply }) =>
      sendNamed(reply, await takeCsv(ctx, acting, params.meeting)),
    takeMeetingXlsx: async ({ params, query }, { acting, reply, language }) => {
      const asked = { id: params.meeting, language: query.language ?? language };
      return sendNamed(reply, await takeXlsx(ctx, acting, asked));
    },
    printMeeting: (input, call) => print('report', input, call),
    printMeetingSlides: (input, call) => print('slides', input, call),
  });
};

type Query = {
  readonly language?: Call<Acting>['language'] | undefined;
  readonly digits: 'latn' | 'arab';
};

function asStaff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_permitted');
  return acting;
}
