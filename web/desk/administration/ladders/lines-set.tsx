import type { LadderLine } from '@insaf/contract/ladders.ts';
import { Title } from '@mantine/core';
import { said } from '../../parts/when.tsx';
import { say } from '../../words.ts';
import { stepWords } from './ladders.ts';

/** What was set for the agency itself: by whom, from when until when it counted, and its steps. */
export function LinesSet({ lines }: { lines: readonly LadderLine[] }) {
  return (
    <section className="card" aria-labelledby="lines">
      <Title order={2} size="h4" id="lines">
        {say('desk-ladders.lines.title')}
      </Title>
      {lines.length === 0 ? (
        <p className="card-quiet">{say('desk-ladders.lines.none')}</p>
      ) : (
        <ol className="admin-list">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ line }: { line: LadderLine }) {
  const { clock, priority, steps, declaredAt, until, by } = line;
  const from = said(declaredAt);
  return (
    <li className="ladder-line">
      <span className="ladder-line-head">
        <strong>{say(`desk-ladders.clock.${clock}`)}</strong>
        {clock === 'obstacle' ? null : (
          <span>
            {priority === null
              ? say('desk-ladders.lines.any_priority')
              : say(`lifecycle.priority.${priority}`)}
          </span>
        )}
        {until === null && steps !== null ? (
          <span className="badge badge-reed">{say('desk-ladders.lines.counts')}</span>
        ) : null}
      </span>
      {steps === null ? (
        <span>{say('desk-ladders.lines.taken_back')}</span>
      ) : (
        <ol className="ladder-line-steps">
          {steps.map((step) => (
            <li key={stepWords(step, clock)}>{stepWords(step, clock)}</li>
          ))}
        </ol>
      )}
      <span className="card-quiet">
        {until === null
          ? say('desk-ladders.lines.since', { from })
          : say('desk-ladders.lines.span', { from, until: said(until) })}
        {' · '}
        {by === null
          ? say('desk-ladders.lines.by_program')
          : say('desk-ladders.lines.by', { name: by })}
      </span>
    </li>
  );
}
