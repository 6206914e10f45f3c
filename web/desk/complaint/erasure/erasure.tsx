import '../../administration/administration.css';
import type { Erasure, erasureRoutes } from '@insaf/contract/erasure.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm } from '../../administration/confirm.tsx';
import { call } from '../../api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { FaultNote } from '../../parts/states.tsx';
import { useMay } from '../../session/session.ts';
import { say } from '../../words.ts';
import { type Complaint, complaintKey } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { HidableText } from '../redaction/hidable-text.tsx';
import './erasure.css';

const ended: readonly string[] = ['closed', 'dismissed', 'withdrawn'];
export const erasureKey = (number: string) => ['erasure', number] as const;

/** How the erasure of a complaint's person stands, once it ended, and what the reader can do about it. */
export function ErasurePart({ complaint }: { complaint: Complaint }) {
  const { number, status } = complaint;
  const isEnded = ended.includes(status);
  const { data } = useQuery({
    queryKey: erasureKey(number),
    queryFn: ({ signal }) =>
      call<typeof erasureRoutes.readErasure>('GET', '/complaints/:number/erasure', {
        params: { number },
        signal,
      }),
    enabled: isEnded,
  });
  const mayAsk = useMay('registerFor');
  if (!isEnded || data === undefined) return null;
  if (data.state === 'none' && !mayAsk) return null;
  return (
    <div className="erasure">
      <h3>{say('desk-erasure.part.title')}</h3>
      <Stands complaint={complaint} erasure={data} />
      <Acts number={number} erasure={data} mayAsk={mayAsk} />
    </div>
  );
}

function Stands({ complaint, erasure }: { complaint: Complaint; erasure: Erasure }) {
  const { state, why, erasable, appealUntil, askedAt, decidedAt, doneAt, refusal } = erasure;
  if (state === 'none') {
    return erasable === 'appeal_possible' && appealUntil !== null ? (
      <p>{say('desk-erasure.part.appeal_possible', { at: momentInWords(appealUntil) })}</p>
    ) : null;
  }
  const at = { waiting: askedAt, granted: decidedAt, refused: decidedAt, done: doneAt }[state];
  const words = state === 'granted' && why === 'retention' ? 'retention' : state;
  return (
    <>
      <p>{say(`desk-erasure.part.${words}`, { at: at === null ? '' : momentInWords(at) })}</p>
      {state !== 'refused' || refusal === null ? null : (
        <HidableText
          complaint={complaint}
          subject={`refusal/${erasure.erasureNo}`}
          text={refusal}
        />
      )}
    </>
  );
}

/** Asks, grants and refuses. */
function Acts({ number, erasure, mayAsk }: { number: string; erasure: Erasure; mayAsk: boolean }) {
  const mayDecide = useMay('decideErasure');
  const [deciding, setDeciding] = useState<'grant' | 'refuse' | null>(null);
  const queries = useQueryClient();
  const changed = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: erasureKey(number) }),
      queries.invalidateQueries({ queryKey: complaintKey(number) }),
      queries.invalidateQueries({ queryKey: ['erasures'] }),
    ]);
  };
  const close = () => setDeciding(null);
  const asking = useMutation({
    mutationFn: () =>
      call<typeof erasureRoutes.askErasureFor>('POST', '/complaints/:number/erasure', {
        params: { number },
        body: {},
      }),
    onSettled: changed,
  });
  const granting = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof erasureRoutes.grantErasure>('POST', '/complaints/:number/erasure/grant', {
        params: { number },
        body: {},
      }),
    onSuccess: close,
    onSettled: changed,
  });
  return (
    <>
      <FaultNote fault={asking.error} />
      <div className="erasure-acts">
        {erasure.erasable === 'yes' && mayAsk ? (
          <Button
            variant="default"
            loading={asking.isPending}
            onClick={() => asking.mutate()}
            title={say('desk-erasure.part.ask_hint')}
          >
            {say('desk-erasure.part.ask')}
          </Button>
        ) : null}
        {erasure.state === 'waiting' && mayDecide ? (
          <>
            <Button color="clay" onClick={() => setDeciding('grant')}>
              {say('desk-erasure.part.grant')}
            </Button>
            <Button variant="default" onClick={() => setDeciding('refuse')}>
              {say('desk-erasure.part.refuse')}
            </Button>
          </>
        ) : null}
      </div>
      {deciding === 'grant' ? (
        <Confirm
          title={say('desk-erasure.part.grant_title')}
          text={say('desk-erasure.part.grant_text')}
          act={say('desk-erasure.part.grant_confirm')}
          doing={granting}
          close={close}
        />
      ) : null}
      {deciding === 'refuse' ? (
        <ReasonDialog
          title={say('desk-erasure.part.refuse_title')}
          label={say('desk-erasure.part.refuse_reason')}
          act={say('desk-erasure.part.refuse')}
          send={(reason) =>
            call<typeof erasureRoutes.refuseErasure>('POST', '/complaints/:number/erasure/refuse', {
              params: { number },
              body: { reason },
            })
          }
          settled={changed}
          close={close}
        />
      ) : null}
    </>
  );
}
