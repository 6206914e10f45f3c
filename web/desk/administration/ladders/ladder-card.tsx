import type { LadderView } from '@insaf/contract/ladders.ts';
import { Button, Title } from '@mantine/core';
import { named, say } from '../../words.ts';
import { allowanceWords } from '../calendars/target-words.ts';
import { placesWords, whenWords } from './ladders.ts';

/** One ladder as steps along the time: what warns before it runs out, and what rises once it did. */
export function LadderCard({
  ladder,
  own,
  edit,
  withdraw,
}: {
  ladder: LadderView;
  /** Code of the agency whose ladders are shown. */
  own: string;
  edit: () => void;
  withdraw: () => void;
}) {
  const { clock, minutes, roundTheClock, steps, line } = ladder;
  const name = say(`desk-ladders.clock.${clock}`);
  const time = minutes === null ? '' : allowanceWords({ minutes, roundTheClock });
  return (
    <section className="card" aria-labelledby={`ladder-${clock}`}>
      <Title order={2} size="h4" id={`ladder-${clock}`}>
        {name}
      </Title>
      <p className="card-text">{say(`desk-ladders.within.${clock}`, { time })}</p>
      <p className="ladder-from">
        <span className={line === null ? 'badge badge-quiet' : 'badge badge-nile'}>
          {fromWords(ladder)}
        </span>
        {ladder.forAll && ladder.priority !== null ? (
          <span className="card-quiet">{say('desk-ladders.for_all')}</span>
        ) : null}
      </p>
      <ol className="ladder" aria-label={say('desk-ladders.steps_of', { clock: name })}>
        {steps.map((step) => (
          <li
            key={`${step.percent} ${step.overdue}`}
            className="ladder-step"
            data-over={step.percent === null}
            data-nobody={step.told.length === 0}
          >
            <strong>{whenWords(step, clock, roundTheClock)}</strong>
            <span>{whoWords(ladder, step, own)}</span>
          </li>
        ))}
      </ol>
      <div className="card-acts">
        <Button
          variant="default"
          aria-label={say('desk-ladders.edit_of', { clock: name })}
          onClick={edit}
        >
          {say('desk-ladders.edit')}
        </Button>
        {line === null ? null : (
          <Button
            variant="default"
            aria-label={say('desk-ladders.withdraw_of', { clock: name })}
            onClick={withdraw}
          >
            {say('desk-ladders.withdraw')}
          </Button>
        )}
      </div>
    </section>
  );
}

function fromWords({ line, from }: LadderView): string {
  if (line !== null) return say('desk-ladders.from_own');
  if (from === null) return say('desk-ladders.from_program');
  return say('desk-ladders.from', { agency: named(from.name) });
}

function whoWords({ clock }: LadderView, step: LadderView['steps'][number], own: string): string {
  if (step.told.length === 0) return say('desk-ladders.nobody');
  const who = placesWords(step.told, own);
  return clock === 'obstacle' ? say('desk-ladders.goes_to', { who }) : who;
}
