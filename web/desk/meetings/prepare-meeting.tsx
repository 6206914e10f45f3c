import type { MeetingView } from '@insaf/contract/meetings.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Failed, Loading } from '../parts/states.tsx';
import { Choose } from '../review/choose.tsx';
import { say } from '../words.ts';
import { CloseDialog } from './close-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { MeetingHeading } from './heading.tsx';
import { useLive } from './meeting-api.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { PointSides } from './point-sides.tsx';
import { shownPoints } from './points.ts';
import { ReviewBody } from './review-body.tsx';
import { SaidPoints } from './said-points.tsx';
import { SavingWords } from './saving-words.tsx';
import { TakeMeeting } from './take-meeting.tsx';
import { useDraft } from './use-draft.ts';
import { liveOf, sayAll, sayPoint } from './use-said.ts';

/** A meeting while its rapporteur writes: of what it is, what is said, and below that its live figures. */
export function PrepareMeeting({ meeting }: { meeting: MeetingView }) {
  const { draft, change, saving, save, joined, version } = useDraft(meeting);
  const [view, setView] = useState<'write' | 'read'>('write');
  const [dialog, setDialog] = useState<'close' | 'discard' | null>(null);
  const { review, findings } = useLive(draft.asked);
  const shown = shownPoints(draft.points, findings.data?.findings ?? []);
  const live = useMemo(
    () => (review.data === undefined ? null : liveOf(review.data, findings.data?.findings ?? [])),
    [review.data, findings.data],
  );
  const wrong =
    live === null
      ? 0
      : shown.filter((each) => !each.dropped && (sayPoint(each, live)?.unknown.length ?? 0) > 0)
          .length;
  const fault = review.error ?? findings.error;
  const agency = review.data?.agency ?? meeting.agency;
  return (
    <div className="review">
      <MeetingHeading meeting={{ ...meeting, ...draft, agency }} />
      <div className="meeting-bar">
        <SegmentedControl
          aria-label={say('desk-meetings.view.title')}
          data={(['write', 'read'] as const).map((value) => ({
            value,
            label: say(`desk-meetings.view.${value}`),
          }))}
          value={view}
          onChange={(value) => setView(value as 'write' | 'read')}
        />
        <SavingWords saving={saving} retry={() => void save()} />
        <div className="card-acts">
          <Button variant="default" onClick={() => setDialog('discard')}>
            {say('desk-meetings.discard.act')}
          </Button>
          <Button disabled={fault !== null || live === null} onClick={() => setDialog('close')}>
            {say('desk-meetings.close.act')}
          </Button>
        </div>
      </div>
      {joined === null ? null : (
        <p className="card-note" role="status">
          {say('desk-meetings.joined', { by: joined })}
        </p>
      )}
      {view === 'write' ? (
        <>
          <Choose
            asked={draft.asked}
            go={(asked) => change({ asked: asked as typeof draft.asked })}
            agency={agency.code}
          />
          <details className="card meeting-about">
            <summary>{say('desk-meetings.about')}</summary>
            <MeetingFields head={draft} change={change} />
          </details>
        </>
      ) : null}
      {fault !== null ? <Failed fault={fault} retry={() => void review.refetch()} /> : null}
      {live === null && fault === null ? <Loading rows={5} /> : null}
      {live === null ? null : view === 'write' ? (
        <PointSides
          shown={shown}
          points={draft.points}
          live={live}
          change={(points) => change({ points })}
        />
      ) : (
        <>
          <SaidPoints points={sayAll(shown, live)} />
          <TakeMeeting id={meeting.id} closed={false} />
        </>
      )}
      {review.data === undefined ? null : <ReviewBody review={review.data} asked={draft.asked} />}
      {dialog === 'close' ? (
        <CloseDialog
          meeting={{ id: meeting.id, asked: draft.asked, version }}
          save={save}
          wrong={wrong}
          close={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'discard' ? (
        <DiscardDialog id={meeting.id} version={version} close={() => setDialog(null)} />
      ) : null}
    </div>
  );
}
