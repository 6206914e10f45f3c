import type { meetingRoutes } from '@insaf/contract/meetings.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { keep } from '../session/kept.ts';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';
import { meetingKey } from './meeting-api.ts';

/** Takes back a meeting that was never closed, with all that was written of it. */
export function DiscardDialog({
  id,
  version,
  close,
}: {
  id: string;
  version: () => number;
  close: () => void;
}) {
  const staffId = useMe().id;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const discarding = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof meetingRoutes.discardMeeting>('DELETE', '/meetings/:meeting', {
        params: { meeting: id },
        body: { version: version() },
      }),
    onSuccess: async () => {
      keep(staffId, `meeting ${id}`, null);
      await navigate({ to: '/meetings' as never });
      queries.removeQueries({ queryKey: meetingKey(id) });
      await queries.invalidateQueries({ queryKey: ['meetings', 'list'] });
    },
  });
  return (
    <FormDialog
      title={say('desk-meetings.discard.title')}
      act={say('desk-meetings.discard.now')}
      grave
      sending={discarding}
      close={close}
    >
      <p className="card-text">{say('desk-meetings.discard.text')}</p>
    </FormDialog>
  );
}
