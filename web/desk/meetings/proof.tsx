import { Button, Title } from '@mantine/core';
import { addressOf } from '../api.ts';
import { Copy } from '../parts/copy-button.tsx';
import { inWords } from '../review/asked.ts';
import { say } from '../words.ts';

/** The hash of what was frozen, and where it stands in the ledger. */
export function Proof({ id, sha256, leaf }: { id: string; sha256: string; leaf: number | null }) {
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
        {leaf === null
          ? say('desk-meetings.proof.waiting')
          : say('desk-meetings.proof.at', { leaf: inWords(leaf + 1) })}
      </p>
      <div className="card-acts">
        <Copy value={sha256} />
        {leaf === null ? null : (
          <Button
            component="a"
            variant="default"
            href={addressOf('/meetings/:meeting/proof', { meeting: id })}
            download="review-proof.json"
          >
            {say('desk-meetings.proof.take')}
          </Button>
        )}
      </div>
    </section>
  );
}
