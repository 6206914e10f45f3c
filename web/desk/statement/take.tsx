import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { FileLink } from '../parts/file-link.tsx';
import { fetchPaper } from '../parts/paper.ts';
import { TakingSaid } from '../parts/taking-said.tsx';
import { useTaking } from '../parts/use-taking.ts';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';

/** The same statement to take along: as it is published, as a workbook, as a list. */
export function Take({ asked }: { asked: Asked }) {
  const { setting, fault, take } = useTaking<'pdf'>();
  return (
    <fieldset className="review-take statement-take">
      <legend className="hidden-words">{say('desk-statement.take.title')}</legend>
      <Button
        variant="default"
        loading={setting !== null}
        onClick={() => void take('pdf', () => fetchPaper('/figures/statement.pdf', {}, asked))}
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
      >
        {say('desk-statement.take.pdf')}
      </Button>
      <FileLink
        kind="xlsx"
        href={addressOf('/figures/statement.xlsx', {}, { ...asked, language })}
        words={say('desk-statement.take.xlsx')}
      />
      <FileLink
        kind="csv"
        href={addressOf('/figures/statement.csv', {}, asked)}
        words={say('desk-statement.take.csv')}
      />
      <TakingSaid
        setting={setting === null ? null : say('desk-statement.take.setting')}
        fault={fault}
      />
    </fieldset>
  );
}
