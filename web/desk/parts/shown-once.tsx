import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Copy } from './copy-button.tsx';

/** A secret that was just made, a key or a link: shown this once, to be copied and handed over. */
export function ShownOnce({
  title,
  secret,
  children,
}: {
  title: string;
  secret: string;
  /** What to do with it. */
  children: ReactNode;
}) {
  return (
    <Alert color="wheat" role="status" title={title}>
      <p className="secret">
        <bdi dir="ltr">{secret}</bdi>
      </p>
      <p className="card-text">{children}</p>
      <Copy value={secret} />
    </Alert>
  );
}
