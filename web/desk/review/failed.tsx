import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failed } from '../parts/states.tsx';

/** A page of figures that could not be loaded; what was asked for can still be changed. */
export function ReviewFailed({
  title,
  choose,
  fault,
  retry,
}: {
  title: string;
  choose: ReactNode;
  fault: unknown;
  retry: () => void;
}) {
  return (
    <div className="review">
      <Title order={1} size="h2">
        {title}
      </Title>
      {choose}
      <Failed fault={fault} retry={retry} />
    </div>
  );
}
