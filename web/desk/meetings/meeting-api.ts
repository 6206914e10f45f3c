import type { findingRoutes } from '@insaf/contract/findings.ts';
import type { MeetingView, meetingRoutes } from '@insaf/contract/meetings.ts';
import type { reviewRoutes } from '@insaf/contract/review.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import type { Asked } from '../review/asked.ts';
import type { Draft } from './merge-drafts.ts';

export type MeetingDraft = Draft<MeetingView['asked']>;

export const meetingKey = (id: string) => ['meetings', id] as const;

export const readMeeting = (id: string, signal?: AbortSignal) =>
  call<typeof meetingRoutes.readMeeting>('GET', '/meetings/:meeting', {
    params: { meeting: id },
    ...(signal === undefined ? {} : { signal }),
  });

export const saveMeeting = (id: string, version: number, draft: MeetingDraft) =>
  call<typeof meetingRoutes.changeMeeting>('PUT', '/meetings/:meeting', {
    params: { meeting: id },
    body: { ...draft, points: [...draft.points], version },
  });

/** What somebody writes, of all that is known of a meeting. */
export const draftOf = ({ title, place, heldAt, asked, points }: MeetingView): MeetingDraft => ({
  ...{ title, place, heldAt, asked, points },
});

/** The live figures of a review, and what stands out in it. */
export function useLive(asked: Asked) {
  const review = useQuery({
    queryKey: ['review', asked],
    queryFn: ({ signal }) =>
      call<typeof reviewRoutes.readReview>('GET', '/figures/review', { query: asked, signal }),
  });
  const findings = useQuery({
    queryKey: ['review', 'findings', asked],
    queryFn: ({ signal }) =>
      call<typeof findingRoutes.readReviewFindings>('GET', '/figures/review/findings', {
        query: asked,
        signal,
      }),
  });
  return { review, findings };
}
