import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiFault, type call } from '../../api.ts';
import { type Complaint, complaintKey } from '../complaint.ts';
import { forgetDraft } from './draft.ts';

/** What every move answers with. */
export type Moved = Awaited<ReturnType<typeof call<typeof complaintRoutes.acceptComplaint>>>;

/**
 * Sends an act once, however often it is asked for. The version that the person has seen goes with it: where
 * somebody else moved the complaint meanwhile it is refused, the complaint is read anew, and what was typed
 * stays.
 */
export function useAct(
  complaint: Complaint,
  verb: string,
  send: (version: number) => Promise<Moved>,
  onDone: (moved: Moved) => void,
) {
  const { number, version } = complaint;
  const queries = useQueryClient();
  const [seen, setSeen] = useState(version);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);

  const act = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setFault(null);
    try {
      const answer = await send(seen);
      forgetDraft(number, verb);
      await queries.invalidateQueries({ queryKey: complaintKey(number) });
      void queries.invalidateQueries({ queryKey: ['queue', 'views'] });
      onDone(answer);
    } catch (error) {
      setFault(error);
      // Not waited for: who has read already what happened meanwhile may send at once.
      if (error instanceof ApiFault && error.status === 409) {
        void queries.invalidateQueries({ queryKey: complaintKey(number) });
      }
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return {
    act,
    busy,
    fault,
    /** The version that the person knows of; older than the complaint's once somebody moved it. */
    seen,
    acknowledge: () => {
      setFault(null);
      setSeen(version);
    },
  };
}
