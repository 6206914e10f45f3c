import type { LadderView } from '@insaf/contract/ladders.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { say } from '../../words.ts';
import { Confirm } from '../confirm.tsx';
import { laddersKey, withdrawLadder } from './ladders.ts';

/** Takes what an agency set itself back: the ladder above it counts again. */
export function Withdraw({
  code,
  ladder,
  close,
}: {
  code: string;
  ladder: LadderView;
  close: () => void;
}) {
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => withdrawLadder(code, ladder.line ?? 0),
    onSuccess: (now) => {
      queries.setQueryData(laddersKey(code), now);
      close();
    },
  });
  return (
    <Confirm
      title={say('desk-ladders.withdraw_title')}
      text={say('desk-ladders.withdraw_text')}
      act={say('desk-ladders.withdraw')}
      grave
      doing={taking}
      close={close}
    />
  );
}
