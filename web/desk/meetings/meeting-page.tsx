import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ThingPage } from '../parts/waiting-thing.tsx';
import { ClosedMeeting } from './closed-meeting.tsx';
import { meetingKey, readMeeting } from './meeting-api.ts';
import { PrepareMeeting } from './prepare-meeting.tsx';
import { ReadPrepared } from './read-prepared.tsx';
import '../review/review.css';
import './meetings.css';

/** One meeting: to write it while it is prepared, and to read it as it was closed. */
export default function MeetingPage() {
  const { meeting: id } = useParams({ strict: false }) as { meeting: string };
  const asked = useQuery({
    queryKey: meetingKey(id),
    queryFn: ({ signal }) => readMeeting(id, signal),
    // What somebody is writing is not read over; who else changed it is told when it is saved.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    // What was closed stands in the ledger within seconds.
    refetchInterval: ({ state: { data } }) => (data?.closed?.leaf === null ? 1500 : false),
  });
  return (
    <ThingPage words="desk-meetings" list="/meetings" asked={asked}>
      {(meeting) => {
        if (meeting.closed !== null)
          return <ClosedMeeting meeting={meeting} closed={meeting.closed} />;
        if (meeting.can.change) return <PrepareMeeting key={id} meeting={meeting} />;
        return <ReadPrepared meeting={meeting} />;
      }}
    </ThingPage>
  );
}
