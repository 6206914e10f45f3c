import { type MeetingSide, meetingSides } from '@insaf/contract/meeting-text.ts';
import { Title } from '@mantine/core';
import { say } from '../words.ts';

export type SaidPoint = {
  readonly key: string;
  readonly side: MeetingSide;
  readonly text: string;
};

/** What is said of a review, as the committee reads it. */
export function SaidPoints({ points }: { points: readonly SaidPoint[] }) {
  if (points.length === 0) return <p className="card-quiet">{say('desk-meetings.nothing_said')}</p>;
  return (
    <div className="meeting-sides">
      {meetingSides.map((side) => {
        const texts = points.filter((point) => point.side === side);
        if (texts.length === 0) return null;
        return (
          <section
            key={side}
            className={`card meeting-side is-${side}`}
            aria-labelledby={`said-${side}`}
          >
            <Title order={2} size="h3" id={`said-${side}`}>
              {say(`desk-meetings.side.${side}`)}
            </Title>
            <ol className="meeting-said">
              {texts.map(({ key, text }) => (
                <li key={key}>
                  <span dir="auto">{text}</span>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
