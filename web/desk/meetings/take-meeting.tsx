import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { addressOf } from '../api.ts';
import { language } from '../installation.ts';
import { FileLink } from '../parts/file-link.tsx';
import { fetchPaper } from '../parts/paper.ts';
import { PaperButtons } from '../review/take-paper.tsx';
import { say } from '../words.ts';

const files = {
  xlsx: '/meetings/:meeting/review.xlsx',
  csv: '/meetings/:meeting/review.csv',
  json: '/meetings/:meeting/review.json',
} as const;
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
      {(Object.keys(files) as (keyof typeof files)[])
        .filter((name) => closed || name !== 'json')
        .map((name) => (
          <FileLink
            key={name}
            kind={name}
            href={addressOf(files[name], params, name === 'xlsx' ? { language } : {})}
            words={say(`desk-meetings.take.${name}`)}
          />
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
