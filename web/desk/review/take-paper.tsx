import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPresentation } from '@tabler/icons-react';
import { fetchPaper } from '../parts/paper.ts';
import { TakingSaid } from '../parts/taking-said.tsx';
import { useTaking } from '../parts/use-taking.ts';
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
  const { setting, fault, take } = useTaking<Paper>();
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
            onClick={() => void take(paper, () => fetchOne(paper))}
            leftSection={<Icon size={18} aria-hidden />}
          >
            {say(`desk-review.take.${paper}`)}
          </Button>
        );
      })}
      <TakingSaid
        setting={setting === null ? null : say('desk-review.take.setting')}
        fault={fault}
      />
    </>
  );
}
