import { type MeetingSide, meetingSides, mostPoints } from '@insaf/contract/meeting-text.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '../words.ts';
import { PointCard } from './point-card.tsx';
import { added, changed, moved, type ShownPoint } from './points.ts';
import type { Live } from './use-said.ts';

const newId = () => crypto.randomUUID();

/** All points by their side, each to be reworded, dropped, restored and put in order. */
export function PointSides({
  shown,
  points,
  live,
  change,
}: {
  shown: readonly ShownPoint[];
  points: readonly MeetingPoint[];
  live: Live;
  change: (points: readonly MeetingPoint[]) => void;
}) {
  const [fresh, setFresh] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const add = (side: MeetingSide) => {
    const id = newId();
    change(added(points, side, id));
    setFresh(id);
  };
  return (
    <div className="meeting-sides">
      <p className="hidden-words" role="status">
        {told}
      </p>
      {meetingSides.map((side) => {
        const own = shown.filter((point) => point.side === side);
        return (
          <section
            key={side}
            className={`meeting-side is-${side}`}
            aria-labelledby={`side-${side}`}
          >
            <Title order={2} size="h3" id={`side-${side}`}>
              {say(`desk-meetings.side.${side}`)}
            </Title>
            {own.length === 0 ? (
              <p className="card-quiet">{say(`desk-meetings.none_of.${side}`)}</p>
            ) : (
              <ol className="meeting-points">
                {own.map((point, at) => (
                  // A finding keeps its card, with what is typed in it, when it becomes a point.
                  <li key={point.finding ?? point.point}>
                    <PointCard
                      point={point}
                      live={live}
                      place={{ at: at + 1, of: own.length }}
                      begins={point.point === fresh}
                      change={(changes) => change(changed(shown, point, changes, newId))}
                      move={(by) => {
                        change(moved(shown, point, by, newId));
                        setTold(
                          say('desk-meetings.point.moved', { at: at + 1 + by, of: own.length }),
                        );
                      }}
                    />
                  </li>
                ))}
              </ol>
            )}
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              disabled={points.length >= mostPoints}
              onClick={() => add(side)}
            >
              {say(`desk-meetings.add.${side}`)}
            </Button>
          </section>
        );
      })}
    </div>
  );
}
