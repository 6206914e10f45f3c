import { liveSentence } from '@insaf/contract/live-sentence.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { language } from '../installation.ts';
import { locale, say } from '../words.ts';
import { PointText } from './point-text.tsx';
import type { ShownPoint } from './points.ts';
import { type Live, manner, sayPoint } from './use-said.ts';

type Changes = Partial<MeetingPoint>;

/** One point: as it reads now, and what can be done with it. */
export function PointCard({
  point,
  live,
  place,
  begins,
  change,
  move,
}: {
  point: ShownPoint;
  live: Live;
  place: { readonly at: number; readonly of: number };
  /** It was added just now, to be written. */
  begins: boolean;
  change: (changes: Changes) => void;
  move: (by: -1 | 1) => void;
}) {
  const finding = point.finding === null ? undefined : live.byKey.get(point.finding);
  const isWritten = `${point.textAr}${point.textEn}`.trim() !== '';
  const [writing, setWriting] = useState(begins);
  const said = sayPoint(point, live);
  const reword = () => {
    if (!isWritten && finding !== undefined) {
      const sentence = liveSentence(finding, manner, locale);
      change(language === 'ar' ? { textAr: sentence } : { textEn: sentence });
    }
    setWriting(true);
  };
  const which = { at: place.at };
  if (point.dropped) {
    return (
      <article className="card meeting-point is-dropped">
        <p className="card-quiet" dir="auto">
          <s>{said?.text ?? say('desk-meetings.point.empty')}</s>
        </p>
        <div className="card-acts">
          <Button variant="default" onClick={() => change({ dropped: false })}>
            {say('desk-meetings.point.restore', which)}
          </Button>
        </div>
      </article>
    );
  }
  return (
    <article className="card meeting-point">
      <p className="meeting-reads" dir="auto">
        {said?.text ?? say(`desk-meetings.point.${point.finding === null ? 'empty' : 'gone'}`)}
      </p>
      {point.finding === null ? null : (
        <p className="card-quiet">
          {say(`desk-meetings.point.${isWritten ? 'reworded' : 'drawn'}`)}
        </p>
      )}
      {writing ? <PointText point={point} finding={finding} live={live} change={change} /> : null}
      <div className="card-acts">
        {writing ? (
          <Button variant="default" onClick={() => setWriting(false)}>
            {say('desk-meetings.point.done', which)}
          </Button>
        ) : (
          <Button variant="default" onClick={reword}>
            {say(`desk-meetings.point.${point.finding === null ? 'write' : 'reword'}`, which)}
          </Button>
        )}
        {isWritten && finding !== undefined ? (
          <Button
            variant="default"
            onClick={() => {
              change({ textAr: '', textEn: '' });
              setWriting(false);
            }}
          >
            {say('desk-meetings.point.as_drawn', which)}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => change({ dropped: true })}>
          {say('desk-meetings.point.drop', which)}
        </Button>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={say('desk-meetings.point.up', which)}
          disabled={place.at === 1}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={say('desk-meetings.point.down', which)}
          disabled={place.at === place.of}
          onClick={() => move(1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
      </div>
    </article>
  );
}
