import type { MeetingView } from '@insaf/contract/meetings.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import { MeetingHeading } from './heading.tsx';
import { useLive } from './meeting-api.ts';
import { shownPoints } from './points.ts';
import { ReviewBody } from './review-body.tsx';
import { SaidPoints } from './said-points.tsx';
import { TakeMeeting } from './take-meeting.tsx';
import { liveOf, sayAll } from './use-said.ts';

/** A meeting that others prepare, as it stands now. */
export function ReadPrepared({ meeting }: { meeting: MeetingView }) {
  const { review, findings } = useLive(meeting.asked);
  const fault = review.error ?? findings.error;
  if (fault !== null) return <Failed fault={fault} retry={() => void review.refetch()} level={1} />;
  if (review.data === undefined || findings.data === undefined) return <Loading rows={6} />;
  const said = sayAll(
    shownPoints(meeting.points, findings.data.findings),
    liveOf(review.data, findings.data.findings),
  );
  return (
    <div className="review">
      <MeetingHeading meeting={meeting} />
      <p className="card-note">{say('desk-meetings.is_draft')}</p>
      <SaidPoints points={said} />
      <TakeMeeting id={meeting.id} closed={false} />
      <ReviewBody review={review.data} asked={meeting.asked} />
    </div>
  );
}
