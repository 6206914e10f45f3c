import { Button } from '@mantine/core';
import { IconBraces, IconFileSpreadsheet, IconPrinter, IconTable } from '@tabler/icons-react';
import { addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { fetchPaper } from '../parts/paper.ts';
import { PaperButtons } from '../review/take-paper.tsx';
import { say } from '../words.ts';

const files = [
  { name: 'xlsx', path: '/meetings/:meeting/review.xlsx', Icon: IconFileSpreadsheet },
  { name: 'csv', path: '/meetings/:meeting/review.csv', Icon: IconTable },
  { name: 'json', path: '/meetings/:meeting/review.json', Icon: IconBraces },
] as const;
const papers = {
  report: '/meetings/:meeting/review.pdf',
  slides: '/meetings/:meeting/review-slides.pdf',
} as const;

/** The meeting to take along: a closed one as it was frozen, byte for byte; a draft as it is now. */
export function TakeMeeting({ id, closed }: { id: string; closed: boolean }) {
  const params = { meeting: id };
  return (
    <div className="review-take">
      <PaperButtons fetchOne={(paper) => fetchPaper(papers[paper], params, {})} />
      {files
        .filter(({ name }) => closed || name !== 'json')
        .map(({ name, path, Icon }) => (
          <Button
            key={name}
            component="a"
            variant="default"
            href={addressOf(path, params, name === 'xlsx' ? { language } : {})}
            download
            leftSection={<Icon size={18} aria-hidden />}
          >
            {say(`desk-meetings.take.${name}`)}
          </Button>
        ))}
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
