import { Button } from '@mantine/core';
import { IconNews, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { FileLink } from '../parts/file-link.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';
import { TakePaper } from './take-paper.tsx';

/** The same review to take along: as a workbook, as a list, on paper. */
export function Take({ asked }: { asked: Asked }) {
  return (
    <div className="review-take">
      <FileLink
        kind="xlsx"
        href={addressOf('/figures/review.xlsx', {}, { ...asked, language })}
        words={say('desk-review.take.xlsx')}
      />
      <FileLink
        kind="csv"
        href={addressOf('/figures/review.csv', {}, asked)}
        words={say('desk-review.take.csv')}
      />
      <TakePaper asked={asked} />
      <Button
        renderRoot={(props) => (
          <Link
            {...props}
            to={'/statement' as never}
            search={{ month: asked.to.slice(0, 7), agency: asked.agency } as never}
          />
        )}
        variant="default"
        leftSection={<IconNews size={18} aria-hidden />}
      >
        {say('desk-review.take.statement')}
      </Button>
      <Button
        variant="default"
        onClick={() => print()}
        leftSection={<IconPrinter size={18} aria-hidden />}
      >
        {say('desk-review.take.print')}
      </Button>
    </div>
  );
}
