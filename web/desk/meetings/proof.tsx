import type { meetingRoutes } from '@insaf/contract/meetings.ts';
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiFault, addressOf, call } from '../api.ts';
import { Copy } from '../parts/copy-button.tsx';
import { FaultNote } from '../parts/states.tsx';
import { inWords } from '../review/asked.ts';
import { say } from '../words.ts';

const path = '/meetings/:meeting/proof';

/** The hash of what was frozen, and where it stands in the ledger. */
export function Proof({ id, sha256 }: { id: string; sha256: string }) {
  const { data, error } = useQuery({
    queryKey: ['meetings', 'proof', id],
    queryFn: ({ signal }) =>
      call<typeof meetingRoutes.proveMeeting>('GET', path, { params: { meeting: id }, signal }),
    // It stands there within seconds.
    retry: (count, fault) => count < 8 && fault instanceof ApiFault && fault.status === 409,
    retryDelay: 1500,
  });
  return (
    <section className="card" aria-labelledby="proof">
      <Title order={2} size="h3" id="proof">
        {say('desk-meetings.proof.title')}
      </Title>
      <p className="card-text">{say('desk-meetings.proof.text')}</p>
      <p className="meeting-hash" dir="ltr">
        <code>{sha256}</code>
      </p>
      <p role="status" className="card-quiet">
        {data === undefined
          ? error === null
            ? say('desk-meetings.proof.waiting')
            : ''
          : say('desk-meetings.proof.at', { leaf: inWords(data.index + 1) })}
      </p>
      <FaultNote fault={error} />
      <div className="card-acts">
        <Copy value={sha256} />
        <Button
          component="a"
          variant="default"
          href={addressOf(path, { meeting: id })}
          download="review-proof.json"
        >
          {say('desk-meetings.proof.take')}
        </Button>
      </div>
    </section>
  );
}
