import type { CauseClaim, CauseView, causeRoutes } from '@insaf/contract/causes.ts';
import type { DocumentKind as Kind } from '@insaf/contract/vocabulary.ts';
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { DocumentKind } from '../complaint/reply/document-kind.tsx';
import { evidenceBecause } from '../complaint/reply/evidence-words.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { FormDialog } from '../parts/dialog.tsx';
import { DropZone } from '../parts/drop-zone.tsx';
import { SentFiles } from '../parts/sent-files.tsx';
import { useUploads } from '../parts/use-uploads.ts';
import { say } from '../words.ts';
import { ClaimChoice } from './claim-choice.tsx';
import { claimOf, countLacking } from './needs.ts';

type Reply = { claim: CauseClaim; text: string };
type Answer = Awaited<ReturnType<typeof call<typeof causeRoutes.answerCause>>>;

/** Sends the same until none is left that was not tried; stopped in between, it goes on with what waits. */
async function answerAll(
  cause: string,
  reply: Reply,
  documents: { upload: string; documentKind?: Kind }[],
) {
  const all: Pick<Answer, 'answered' | 'left'> = { answered: [], left: [] };
  let after: string | null = null;
  do {
    const page: Answer = await call<typeof causeRoutes.answerCause>(
      'POST',
      '/causes/:cause/replies',
      {
        params: { cause },
        body: { ...reply, documents, ...(after === null ? {} : { after }) },
      },
    );
    all.answered.push(...page.answered);
    all.left.push(...page.left);
    after = page.next;
  } while (after !== null);
  return all;
}

/** One reply for the complaints of a cause; those that lack something are named, with what they lack. */
export function AnswerDialog({
  cause,
  close,
  done,
}: {
  cause: CauseView;
  close: () => void;
  done: (words: string) => void;
}) {
  const [reply, setReply] = useState<Reply>(cause.reply ?? { claim: claimOf(cause), text: '' });
  const [kinds, setKinds] = useState<Record<string, string>>({});
  const { files, add, remove, retry } = useUploads();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (_: undefined) =>
      answerAll(
        cause.id,
        reply,
        files.flatMap(({ upload, key }) =>
          upload === null
            ? []
            : [{ upload, ...(kinds[key] ? { documentKind: kinds[key] as Kind } : {}) }],
        ),
      ),
    onSettled: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['causes'] }),
        queries.invalidateQueries({ queryKey: ['complaint'] }),
      ]);
    },
    onSuccess: ({ answered, left }) => {
      if (left.length === 0) done(say('desk-causes.answer.done', { count: answered.length }));
    },
  });
  const lacking = countLacking(cause, reply.claim, files.length);
  const outcome = sending.data;
  const ended = () => done(say('desk-causes.answer.done', { count: outcome!.answered.length }));
  return (
    <FormDialog
      size="lg"
      title={say('desk-causes.answer.title')}
      act={say('desk-causes.answer.send')}
      disabled={files.some(({ state }) => state === 'sending')}
      sending={sending}
      fields={['text']}
      close={close}
      after={
        outcome === undefined || outcome.left.length === 0
          ? undefined
          : {
              shown: <Outcome outcome={outcome} />,
              act: say('desk-causes.answer.to_add'),
              go: ended,
            }
      }
    >
      <p className="card-text">{say('desk-causes.answer.what', { count: cause.unanswered })}</p>
      <ClaimChoice claim={reply.claim} choose={(claim) => setReply((now) => ({ ...now, claim }))} />
      <p className="card-note" role="status" hidden={lacking === 0}>
        {lacking === 0 ? null : say('desk-causes.answer.lacking', { count: lacking })}
      </p>
      <Textarea
        label={say('desk-reply.text.label')}
        description={say('desk-reply.text.hint')}
        required
        autosize
        minRows={5}
        maxRows={14}
        minLength={10}
        maxLength={10_000}
        data-autofocus
        value={reply.text}
        error={faultAt(sending.error, 'text') ?? undefined}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setReply((now) => ({ ...now, text }));
        }}
      />
      <DropZone
        words={say('desk-causes.answer.documents')}
        hint={say('desk-causes.answer.documents_hint')}
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
    </FormDialog>
  );
}

function Outcome({ outcome }: { outcome: Pick<Answer, 'answered' | 'left'> }) {
  const { answered, left } = outcome;
  // The form may have been read to its end.
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.scrollIntoView();
  }, []);
  return (
    <div ref={shown} role="status" className="cause-outcome">
      <p>{say('desk-causes.answer.done', { count: answered.length })}</p>
      <p>{say('desk-causes.answer.left', { count: left.length })}</p>
      <ul className="cause-left">
        {left.map(({ number, message, items }) => (
          <li key={number}>
            <ComplaintNumber number={number} />
            <p>{message}</p>
            <ul>
              {items
                .filter(({ state }) => state === 'not_met')
                .map((item) => (
                  <li key={item.item}>
                    {say(`evidence.requirement.${item.requirement}`)}: {evidenceBecause(item)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
