import './reply.css';
import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { replyRoutes } from '@insaf/contract/replies.ts';
import { type Claim, claims } from '@insaf/contract/vocabulary.ts';
import { Button, Radio, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiFault, call } from '../../api.ts';
import { useShortcuts } from '../../frame/shortcuts.tsx';
import { DropZone } from '../../parts/drop-zone.tsx';
import { FilePicture, SentFiles } from '../../parts/sent-files.tsx';
import { FaultNote } from '../../parts/states.tsx';
import { useUploads } from '../../parts/use-uploads.ts';
import { say } from '../../words.ts';
import { useDoing } from '../beside/doing.ts';
import { DocumentKind } from './document-kind.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { forgetReply, keepReply, keptReply } from './reply-draft.ts';
import { type Offered, useEvidenceCheck } from './use-evidence-check.ts';

/**
 * The reply, written beside the complaint: what it claims, in words, with photos and documents, and at
 * once what the evidence rule says of each. What is written stays in this browser until it is sent.
 */
export function ReplyPanel({
  complaint,
  onSent,
}: {
  complaint: ComplaintView;
  onSent?: () => void;
}) {
  const { number, version } = complaint;
  const queries = useQueryClient();
  const [kept] = useState(() => keptReply(number));
  const [claim, setClaim] = useState<Claim>(kept.claim);
  const [text, setText] = useState(kept.text);
  const [plannedFor, setPlannedFor] = useState(kept.plannedFor);
  const [kinds, setKinds] = useState<Record<string, string>>(() =>
    Object.fromEntries(kept.files.map(({ upload, kind }) => [upload, kind])),
  );
  const { files, add, remove, retry } = useUploads(kept.files);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);

  useDoing(number, 'replying', text.trim() !== '' || files.length > 0);
  const ready = files.filter(({ state }) => state === 'ready');
  const offered: Offered[] = ready.flatMap(({ upload, key }) => {
    const kind = kinds[key];
    if (upload === null) return [];
    return [kind ? { upload, documentKind: kind } : { upload }];
  });
  const check = useEvidenceCheck(number, claim, offered);
  const items = claim === 'planned' ? [] : (check.data ?? []);
  const failing = items.filter(({ state }) => state === 'not_met');
  const sending = files.some(({ state }) => state === 'sending');
  const fieldFault = (field: string) =>
    fault instanceof ApiFault && fault.field === field ? fault.message : null;

  const filesKept = JSON.stringify(
    ready.map(({ upload, name, isPhoto, key }) => ({
      upload,
      name,
      isPhoto,
      kind: kinds[key] ?? '',
    })),
  );
  useEffect(() => {
    keepReply(number, { claim, text, plannedFor, files: JSON.parse(filesKept) });
  }, [number, claim, text, plannedFor, filesKept]);

  const send = async () => {
    if (busy || sending) return;
    setBusy(true);
    setFault(null);
    try {
      await call<typeof replyRoutes.answerComplaint>('POST', '/complaints/:number/replies', {
        params: { number },
        body: {
          claim,
          text,
          version,
          ...(claim === 'planned' ? { plannedFor } : {}),
          evidence: offered as never,
        },
      });
      forgetReply(number);
      await queries.invalidateQueries({ queryKey: ['complaint', number] });
      onSent?.();
    } catch (error) {
      setFault(error);
      if (error instanceof ApiFault && error.code === 'already_moved') {
        await queries.invalidateQueries({ queryKey: ['complaint', number] });
      }
    } finally {
      setBusy(false);
    }
  };

  useShortcuts([
    {
      keys: 'w',
      words: 'desk-reply.keys.write',
      run: () => words.current?.focus(),
    },
    { keys: 'Ctrl+Enter', words: 'desk-reply.keys.send', run: () => void send() },
  ]);

  const claimsNow = claims.filter((each) =>
    each === 'planned' ? complaint.can.promise : complaint.can.answer,
  );

  return (
    <section className="reply" aria-labelledby="reply-head">
      <Title order={2} size="h4" id="reply-head">
        {say('desk-reply.title')}
      </Title>
      <Stack gap="md">
        <Radio.Group
          label={say('desk-reply.claim.label')}
          value={claim}
          onChange={(value) => setClaim(value as Claim)}
        >
          <div className="claims">
            {claimsNow.map((each) => (
              <Radio.Card key={each} value={each} className="claim">
                <Radio.Indicator />
                <span>
                  <strong>{say(`lifecycle.claim.${each}`)}</strong>
                  <small>{say(`desk-reply.claim.${each}`)}</small>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <Textarea
          ref={words}
          label={say('desk-reply.text.label')}
          description={say('desk-reply.text.hint')}
          autosize
          minRows={5}
          maxRows={16}
          maxLength={10_000}
          value={text}
          error={fieldFault('text')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {claim === 'planned' ? (
          <TextInput
            type="date"
            label={say('desk-reply.planned.label')}
            description={say('desk-reply.planned.hint')}
            value={plannedFor}
            error={fieldFault('plannedFor')}
            onChange={(event) => setPlannedFor(event.currentTarget.value)}
          />
        ) : null}
        <DropZone
          words={say('desk-reply.files.add')}
          hint={say('desk-reply.files.hint')}
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
        {claim === 'planned' ? null : (
          <div aria-live="polite" aria-busy={check.isFetching}>
            <Title order={3} size="h5">
              {say('desk-reply.items.title')}
            </Title>
            <FaultNote fault={check.error} />
            {items.length === 0 && check.isSuccess ? (
              <p className="evidence-none">{say('desk-reply.items.none')}</p>
            ) : null}
            <EvidenceList
              number={number}
              items={items}
              thumbnail={(upload) => {
                const file = files.find((each) => each.upload === upload);
                return file === undefined ? null : <FilePicture file={file} />;
              }}
            />
          </div>
        )}
        <FaultNote fault={fault} />
        {failing.length > 0 ? (
          <p className="reply-warning">{say('desk-reply.warning', { count: failing.length })}</p>
        ) : null}
        <Button onClick={() => void send()} loading={busy} disabled={sending} size="md">
          {say(claim === 'planned' ? 'desk-reply.send_planned' : 'desk-reply.send')}
        </Button>
      </Stack>
    </section>
  );
}
