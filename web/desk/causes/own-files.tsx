import '../complaint/reply/reply.css';
import type { CauseClaim, CauseView, causeRoutes } from '@insaf/contract/causes.ts';
import { mostOwnFiles } from '@insaf/contract/causes.ts';
import type { DocumentKind as Kind } from '@insaf/contract/vocabulary.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { numberInWords } from '../complaint/isolated.ts';
import { DocumentKind } from '../complaint/reply/document-kind.tsx';
import { EvidenceList } from '../complaint/reply/evidence-list.tsx';
import { FormDialog } from '../parts/dialog.tsx';
import { DropZone } from '../parts/drop-zone.tsx';
import { FilePicture, SentFiles } from '../parts/sent-files.tsx';
import { useUploads } from '../parts/use-uploads.ts';
import { say } from '../words.ts';
import { ClaimChoice } from './claim-choice.tsx';
import { claimOf } from './needs.ts';

/** Photos and documents of one complaint's own place, kept for the reply of its cause. */
export function OwnFiles({
  cause,
  complaint,
  close,
}: {
  cause: CauseView;
  complaint: CauseView['gathered'][number];
  close: () => void;
}) {
  const { number } = complaint;
  const [claim, setClaim] = useState<CauseClaim>(claimOf(cause));
  const [kinds, setKinds] = useState<Record<string, string>>(() =>
    Object.fromEntries(complaint.files.map((file) => [file.upload, file.documentKind ?? ''])),
  );
  const { files, add, remove, retry } = useUploads(
    complaint.files.map(({ upload, name, photo }) => ({
      ...{ upload, name: name ?? say('desk-causes.files.unnamed'), isPhoto: photo },
    })),
  );
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof causeRoutes.keepForCause>('POST', '/complaints/:number/cause-files', {
        params: { number },
        body: {
          claim,
          evidence: files.flatMap(({ upload, key }) =>
            upload === null
              ? []
              : [{ upload, ...(kinds[key] ? { documentKind: kinds[key] as Kind } : {}) }],
          ),
        },
      }),
    onSuccess: async ({ items }) => {
      await queries.invalidateQueries({ queryKey: ['causes', cause.id] });
      if (items.every(({ state }) => state !== 'not_met')) close();
    },
  });
  const items = sending.data?.items ?? [];
  return (
    <FormDialog
      size="lg"
      title={say('desk-causes.files.title', { number: numberInWords(number) })}
      act={say('desk-causes.files.keep')}
      disabled={files.some(({ state }) => state === 'sending') || files.length > mostOwnFiles}
      sending={sending}
      close={close}
    >
      <p className="card-text">{say('desk-causes.files.what', { count: mostOwnFiles })}</p>
      <ClaimChoice claim={claim} choose={setClaim} description={say('desk-causes.files.claim')} />
      <DropZone
        words={say('desk-reply.files.add')}
        hint={say('desk-causes.files.hint')}
        add={add}
      />
      <SentFiles files={files} remove={remove} retry={retry}>
        {(file) => (
          <DocumentKind
            file={file}
            kind={kinds[file.key] ?? ''}
            choose={(kind) => setKinds((all) => ({ ...all, [file.key]: kind }))}
          />
        )}
      </SentFiles>
      <EvidenceList
        number={number}
        items={items}
        thumbnail={(upload) => {
          const file = files.find((each) => each.upload === upload);
          return file === undefined ? null : <FilePicture file={file} />;
        }}
      />
    </FormDialog>
  );
}
