import type { ErrorBody } from '@insaf/contract/errors.ts';
import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiFault, addressOf } from '../api.ts';
import { installation, language } from '../installation.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';

const papers = {
  report: { path: '/figures/review.pdf', Icon: IconFileTypePdf },
  slides: { path: '/figures/review-slides.pdf', Icon: IconPresentation },
} as const;
export type Paper = keyof typeof papers;
type Digits = typeof installation.digits;

/** The review on paper. It takes seconds to set, so the button says that it is at work, or why it is not. */
export function TakePaper({ asked }: { asked: Asked }) {
  const address = (paper: Paper, digits: Digits) =>
    addressOf(papers[paper].path, {}, { ...asked, language, digits });
  return <PaperButtons addressOf={address} />;
}

/** A button for each paper of a review. @param addressOf where a paper is, in the person's digits */
export function PaperButtons({
  addressOf: addressFor,
}: {
  addressOf: (paper: Paper, digits: Digits) => string;
}) {
  const [setting, setSetting] = useState<Paper | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const take = async (paper: Paper) => {
    setSetting(paper);
    setFault(null);
    try {
      const { name, file } = await fetched(addressFor(paper, installation.digits));
      keep(name, file);
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

/** @throws ApiFault for every answer that is not the paper */
async function fetched(address: string): Promise<{ name: string; file: Blob }> {
  const answer = await fetch(address, {
    headers: { 'accept-language': language },
  });
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as ErrorBody | null;
    throw new ApiFault(answer.status, body?.error ?? { code: 'internal' });
  }
  const said = answer.headers.get('content-disposition') ?? '';
  return { name: /filename="([^"]+)"/.exec(said)?.[1] ?? 'review.pdf', file: await answer.blob() };
}

function keep(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
