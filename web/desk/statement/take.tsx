import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypePdf, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiFault, addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { fetchPaper, keepFile } from '../parts/paper.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';

/** The same statement to take along: as it is published, as a workbook, as a list. */
export function Take({ asked }: { asked: Asked }) {
  const [setting, setSetting] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const takePaper = async () => {
    setSetting(true);
    setFault(null);
    try {
      const { name, file } = await fetchPaper('/figures/statement.pdf', {}, asked);
      keepFile(name, file);
    } catch (thrown) {
      if (!(thrown instanceof ApiFault)) throw thrown;
      setFault(thrown);
    } finally {
      setSetting(false);
    }
  };
  return (
    <fieldset className="review-take statement-take">
      <legend className="hidden-words">{say('desk-statement.take.title')}</legend>
      <Button
        variant="default"
        loading={setting}
        onClick={() => void takePaper()}
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
      >
        {say('desk-statement.take.pdf')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf('/figures/statement.xlsx', {}, { ...asked, language })}
        download
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
      >
        {say('desk-statement.take.xlsx')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf('/figures/statement.csv', {}, asked)}
        download
        leftSection={<IconTable size={18} aria-hidden />}
      >
        {say('desk-statement.take.csv')}
      </Button>
      <p role="status" className="card-quiet statement-said">
        {setting ? say('desk-statement.take.setting') : null}
      </p>
      {fault === null ? null : (
        <p role="alert" className="card-note statement-said">
          {faultWords(fault)}
        </p>
      )}
    </fieldset>
  );
}
