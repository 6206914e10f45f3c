import type { BulkVerb } from '@insaf/contract/queue.ts';
import { Button } from '@mantine/core';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';
import { mostSelected } from './use-hand.ts';

/** What is done to many at once: each by itself, or, by an obstacle or a cause, all of them together. */
export type TogetherVerb = 'obstruct' | 'gather';
export type QueueVerb = BulkVerb | TogetherVerb;

export const verbs = [
  'refer',
  'accept',
  'askComplainant',
  'dismiss',
  'join',
  'obstruct',
  'gather',
] as const satisfies readonly QueueVerb[];

/** What the reader may do to many. */
export function useBulkVerbs(): readonly QueueVerb[] {
  const { permissions } = useMe();
  return verbs.filter((verb) => permissions.includes(verb));
}

/** What can be done to the selected; it stays in sight while anything is. */
export function BulkBar({
  count,
  act,
  clear,
}: {
  count: number;
  act: (verb: QueueVerb) => void;
  clear: () => void;
}) {
  const may = useBulkVerbs();
  return (
    <section className="bulk-bar" aria-label={say('desk-queue.bulk.label')}>
      <strong role="status">
        {say('desk-queue.bulk.selected', { count })}
        {count >= mostSelected ? (
          <> · {say('desk-queue.bulk.too_many', { most: mostSelected })}</>
        ) : null}
      </strong>
      <div className="bulk-verbs">
        {may.map((verb, index) => (
          <Button key={verb} variant={index === 0 ? 'filled' : 'default'} onClick={() => act(verb)}>
            {say(`desk-queue.bulk.${verb}`)}
          </Button>
        ))}
        <Button variant="subtle" onClick={clear}>
          {say('desk-queue.bulk.none')}
        </Button>
      </div>
    </section>
  );
}
