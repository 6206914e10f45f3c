import '../administration/administration.css';
import type { custodyRoutes, WaitingOpening } from '@insaf/contract/custody.ts';
import { useMutation } from '@tanstack/react-query';
import { Confirm } from '../administration/confirm.tsx';
import { call } from '../api.ts';
import { grouped } from '../parts/complaint-words.tsx';
import { say } from '../words.ts';
import { useDecided } from './use-decided.ts';

type Deciding = {
  readonly opening: WaitingOpening;
  readonly close: () => void;
  readonly told: (words: string) => void;
};

/** Asks once more before who complains is opened: the complainant is told at once. */
export function ApproveDialog({ opening, close, told }: Deciding) {
  const { number, openingNo, hours } = opening;
  const decided = useDecided(number);
  const approving = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof custodyRoutes.approveOpening>(
        'POST',
        '/complaints/:number/openings/:opening/approve',
        { params: { number, opening: String(openingNo) }, body: {} },
      ),
    onSuccess: async () => {
      close();
      await decided();
      told(say('desk-custody.waiting.approved'));
    },
    onError: decided,
  });
  return (
    <Confirm
      title={say('desk-custody.waiting.approve_ask')}
      text={say('desk-custody.waiting.approve_text', {
        number: `\u2068${grouped(number, 4)}\u2069`,
        hours,
      })}
      act={say('desk-custody.waiting.approve')}
      doing={approving}
      close={close}
    />
  );
}
