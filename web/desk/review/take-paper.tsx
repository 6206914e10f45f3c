import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiFault } from '../api.ts';
import { fetchPaper, keepFile } from '../parts/paper.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';

const papers = {
  report: { path: '/figures/review.pdf', Icon: IconFileTypePdf },
  slides: { path: '/figures/review-slides.pdf', Icon: IconPresentation },
} as const;
export type Paper = keyof typeof papers;

/** The review on paper. It takes seconds to set, so the button says that it is at work, or why it is not. */
export function TakePaper({ asked }: { asked: Asked }) {
  return <PaperButtons fetchOne={(paper) => fetchPaper(papers[paper].path, {}, asked)} />;
}

/** A button for each paper of a review. */
export function PaperButtons({
  fetchOne,
}: {
  fetchOne: (paper: Paper) => ReturnType<typeof fetchPaper>;
}) {
  const [setting, setSetting] = useState<Paper | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const take = async (paper: Paper) => {
    setSetting(paper);
    setFault(null);
    try {
      const { name, file } = await fetchOne(paper);
      keepFile(name, file);
    } catch (thrown) {
      setFault(thrown instanceof ApiFault ? thrown : new ApiFault(0, { code: 'offline' }));
    } finally {
      setSetting(null);
    }
  };
  return (
    <>
      {(Object.keys(papers) as Paper[]).map((paper) => {
        const { Icon } = papers[paper];
        return (
          <Button
            key={paper}
            variant="default"
            loading={setting === paper}
            disabled={setting !== null && setting !== paper}
            onClick={() => void take(paper)}
            leftSection={<Icon size={18} aria-hidden />}
          >
            {say(`desk-review.take.${paper}`)}
          </Button>
        );
      })}
      <p role="status" className="card-quiet review-setting">
        {setting === null ? null : say('desk-review.take.setting')}
      </p>
      {fault === null ? null : (
        <p role="alert" className="card-note">
          {faultWords(fault)}
        </p>
      )}
    </>
  );
}
