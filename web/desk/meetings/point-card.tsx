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
  const begin = point.finding === null ? 'write' : 'reword';
  const reword = () => {
    if (!isWritten && finding !== undefined) {
      const sentence = liveSentence(finding, manner, locale);
      change(language === 'ar' ? { textAr: sentence } : { textEn: sentence });
    }
    setWriting(true);
  };
  const words = (act: string) => say(`desk-meetings.point.${act}`, { at: place.at });
  /** The same number stands in each section: who hears the page alone is told which section it is. */
  const heard = (act: string) =>
    say('desk-meetings.point.of_side', {
      ...{ act: words(act), side: say(`desk-meetings.side.${point.side}`) },
    });
  if (point.dropped) {
    return (
      <article className="card meeting-point is-dropped">
        <p className="card-quiet" dir="auto">
          <s>{said?.text ?? say('desk-meetings.point.empty')}</s>
        </p>
        <div className="card-acts">
          <Button
            variant="default"
            aria-label={heard('restore')}
            onClick={() => change({ dropped: false })}
          >
            {words('restore')}
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
          <Button variant="default" aria-label={heard('done')} onClick={() => setWriting(false)}>
            {words('done')}
          </Button>
        ) : (
          <Button variant="default" aria-label={heard(begin)} onClick={reword}>
            {words(begin)}
          </Button>
        )}
        {isWritten && finding !== undefined ? (
          <Button
            variant="default"
            aria-label={heard('as_drawn')}
            onClick={() => {
              change({ textAr: '', textEn: '' });
              setWriting(false);
            }}
          >
            {words('as_drawn')}
          </Button>
        ) : null}
        <Button
          variant="default"
          aria-label={heard('drop')}
          onClick={() => change({ dropped: true })}
        >
          {words('drop')}
        </Button>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={heard('up')}
          disabled={place.at === 1}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={heard('down')}
          disabled={place.at === place.of}
          onClick={() => move(1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
      </div>
    </article>
  );
}
