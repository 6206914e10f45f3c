import '../reply/reply.css';
import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { replyRoutes } from '@insaf/contract/replies.ts';
import { Button, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiFault, addressOf, call } from '../../api.ts';
import { useShortcuts } from '../../frame/shortcuts.tsx';
import { FaultNote } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { EvidenceList } from '../reply/evidence-list.tsx';
import { useTakeBack } from './use-take-back.ts';

type Reply = ComplaintView['replies'][number];

/**
 * The reply as its judge sees it: what is claimed, each item with what it was judged by, and the two
 * decisions, one key each. Settling waits some seconds in which it can be taken back; afterwards the
 * person has been told.
 */
export function JudgePanel({
  complaint,
  onDecided,
}: {
  complaint: ComplaintView;
  onDecided?: () => void;
}) {
  const { number, version } = complaint;
  const reply = complaint.replies.findLast(({ verdict }) => verdict === 'waiting');
  const queries = useQueryClient();
  const [reasons, setReasons] = useState<Record<number, string>>({});
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const panel = useRef<HTMLElement>(null);

  const decide = async (send: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await send();
      await queries.invalidateQueries({ queryKey: ['complaint', number] });
      onDecided?.();
    } catch (error) {
      setFault(error);
      if (error instanceof ApiFault && error.status === 409) {
        await queries.invalidateQueries({ queryKey: ['complaint', number] });
      }
    } finally {
      setBusy(false);
    }
  };

  const settling = useTakeBack(() =>
    decide(() =>
      call<typeof replyRoutes.settleComplaint>('POST', '/complaints/:number/settle', {
        params: { number },
        body: {
          version,
          acceptances: unknown.map(({ item }) => ({ item, reason: reasons[item] ?? '' })),
        },
      }),
    ),
  );

  const items = reply?.items ?? [];
  const unknown = items.filter(({ state, accepted }) => state === 'unknown' && accepted === null);
  const failing = items.filter(({ state }) => state === 'not_met');
  const unsaid = unknown.filter(({ item }) => (reasons[item] ?? '').trim().length < 3);
  const canSettle = complaint.can.settle === true && failing.length === 0;

  const settle = () => {
    if (!canSettle || busy || settling.waiting) return;
    const first = unsaid[0];
    if (first === undefined) return settling.start();
    panel.current?.querySelector<HTMLTextAreaElement>(`#accept-${first.item}`)?.focus();
  };
  const openReturn = () => {
    if (complaint.can.returnReply !== true) return;
    setReturning(true);
    requestAnimationFrame(() =>
      panel.current?.querySelector<HTMLTextAreaElement>('#return-reason')?.focus(),
    );
  };
  const sendReturn = () =>
    decide(() =>
      call<typeof replyRoutes.returnReply>('POST', '/complaints/:number/return-reply', {
        params: { number },
        body: { reason, version },
      }),
    );

  useShortcuts([
    { keys: 'y', words: 'desk-reply.keys.settle', run: settle },
    { keys: 'b', words: 'desk-reply.keys.return', run: openReturn },
    {
      keys: 'Ctrl+Enter',
      words: 'desk-reply.keys.decide',
      run: () => {
        if (returning) void sendReturn();
        else settle();
      },
    },
    {
      keys: 'Escape',
      words: 'desk-reply.keys.take_back',
      run: () => {
        settling.takeBack();
        setReturning(false);
        (document.activeElement as HTMLElement | null)?.blur();
      },
    },
  ]);

  if (reply === undefined) return null;
  return (
    <section className="reply" aria-labelledby="judge-head" ref={panel}>
      <Title order={2} size="h4" id="judge-head">
        {say('desk-reply.judge.title', { agency: named(reply.agency.name) })}
      </Title>
      <p className="reply-claim">
        <span className="badge badge-nile">{say(`lifecycle.claim.${reply.claim}`)}</span>{' '}
        <When at={reply.at} />
      </p>
      <p className="reply-text" dir="auto">
        {reply.text}
      </p>
      <ReplyDocuments number={number} reply={reply} />
      <Title order={3} size="h5">
        {say('desk-reply.items.title')}
      </Title>
      {items.length === 0 ? (
        <p className="evidence-none">{say('desk-reply.judge.no_items')}</p>
      ) : null}
      <EvidenceList
        number={number}
        items={items}
        thumbnail={(upload) => <ReplyPhoto number={number} upload={upload} />}
        after={(item) =>
          item.state === 'unknown' && item.accepted === null ? (
            <Textarea
              id={`accept-${item.item}`}
              label={say('desk-reply.judge.accept')}
              autosize
              minRows={1}
              value={reasons[item.item] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setReasons((all) => ({ ...all, [item.item]: value }));
              }}
            />
          ) : null
        }
      />
      {failing.length > 0 ? (
        <p className="reply-warning">
          {say('desk-reply.judge.failing', { count: failing.length })}
        </p>
      ) : null}
      <FaultNote fault={fault} />
      {returning ? (
        <div className="return">
          <Textarea
            id="return-reason"
            label={say('desk-reply.judge.why_return')}
            description={say('desk-reply.judge.why_hint')}
            autosize
            minRows={3}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className="reply-actions">
            <Button color="clay" loading={busy} onClick={() => void sendReturn()}>
              {say('desk-reply.judge.send_return')}
            </Button>
            <Button variant="default" onClick={() => setReturning(false)}>
              {say('desk-reply.judge.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="reply-actions">
          <Button
            onClick={settle}
            loading={busy}
            disabled={!canSettle || settling.waiting}
            rightSection={<kbd>Y</kbd>}
          >
            {say('desk-reply.judge.settle')}
          </Button>
          <Button
            variant="default"
            disabled={complaint.can.returnReply !== true || settling.waiting}
            onClick={openReturn}
            rightSection={<kbd>B</kbd>}
          >
            {say('desk-reply.judge.return')}
          </Button>
        </div>
      )}
      <div role="status" aria-live="assertive">
        {settling.waiting ? (
          <p className="take-back">
            {say('desk-reply.judge.settling', { seconds: settling.seconds })}{' '}
            <Button size="compact-sm" variant="default" onClick={settling.takeBack}>
              {say('desk-reply.judge.take_back')}
            </Button>
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** A photo of the reply, small; the whole one opens beside. */
function ReplyPhoto({ number, upload }: { number: string; upload: string }) {
  const of = (form: string) =>
    addressOf('/complaints/:number/files/:upload/:form', { number, upload, form });
  return (
    <a href={of('show')} target="_blank" rel="noreferrer">
      <img
        className="file-picture"
        src={of('thumbnail')}
        alt={say('desk-reply.why.this_photo')}
        loading="lazy"
      />
    </a>
  );
}

function ReplyDocuments({ number, reply }: { number: string; reply: Reply }) {
  const documents = reply.files.filter(({ kind }) => kind !== 'photo');
  if (documents.length === 0) return null;
  return (
    <ul className="reply-documents">
      {documents.map(({ id, name, documentKind }) => (
        <li key={id}>
          <a
            href={addressOf('/complaints/:number/files/:upload/:form', {
              number,
              upload: id,
              form: 'original',
            })}
            target="_blank"
            rel="noreferrer"
          >
            <bdi>{name ?? id}</bdi>
          </a>
          {documentKind === null ? null : ` · ${say(`lifecycle.document.${documentKind}`)}`}
        </li>
      ))}
    </ul>
  );
}
