import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter, IconTable } from '@tabler/icons-react';
import { addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';
import { TakePaper } from './take-paper.tsx';

/** The same review to take along: as a workbook, as a list, on paper. */
export function Take({ asked }: { asked: Asked }) {
  return (
    <div className="review-take">
      <Button
        component="a"
        variant="default"
        href={addressOf('/figures/review.xlsx', {}, { ...asked, language })}
        download
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
      >
        {say('desk-review.take.xlsx')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf('/figures/review.csv', {}, asked)}
        download
        leftSection={<IconTable size={18} aria-hidden />}
      >
        {say('desk-review.take.csv')}
      </Button>
      <TakePaper asked={asked} />
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
