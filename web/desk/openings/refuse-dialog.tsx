import type { custodyRoutes, WaitingOpening } from '@insaf/contract/custody.ts';
import { call } from '../api.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { say } from '../words.ts';
import { useDecided } from './use-decided.ts';

/** Refuses a request, with the reason that who asked will read. */
export function RefuseDialog({
  opening,
  close,
  told,
}: {
  opening: WaitingOpening;
  close: () => void;
  told: (words: string) => void;
}) {
  const { number, openingNo } = opening;
  const decided = useDecided(number);
  return (
    <ReasonDialog
      title={say('desk-custody.waiting.refuse_title')}
      label={say('desk-custody.waiting.refuse_reason')}
      act={say('desk-custody.waiting.refuse')}
      send={(reason) =>
        call<typeof custodyRoutes.refuseOpening>(
          'POST',
          '/complaints/:number/openings/:opening/refuse',
          { params: { number, opening: String(openingNo) }, body: { reason } },
        )
      }
      sent={() => told(say('desk-custody.waiting.refused'))}
      settled={decided}
      close={close}
    />
  );
}
