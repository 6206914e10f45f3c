import type { MeetingView, meetingRoutes } from '@insaf/contract/meetings.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiFault, call } from '../api.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { dayWords } from '../review/asked.ts';
import { today } from '../review/presets.ts';
import { say } from '../words.ts';
import { meetingKey } from './meeting-api.ts';

/** Says what closing means, and closes: first what was written last is saved. */
export function CloseDialog({
  meeting: { id, asked, version },
  save,
  wrong,
  close,
}: {
  meeting: Pick<MeetingView, 'id' | 'asked'> & { readonly version: () => number };
  save: () => Promise<boolean>;
  /** Points that name a figure that there is not. */
  wrong: number;
  close: () => void;
}) {
  const queries = useQueryClient();
  const runs = today() <= asked.to;
  const closing = useMutation({
    mutationFn: async (_: undefined) => {
      if (!(await save())) {
        const message = say('desk-meetings.close.unsaved');
        throw new ApiFault(409, { code: 'meeting_changed', message });
      }
      return call<typeof meetingRoutes.closeMeeting>('POST', '/meetings/:meeting/close', {
        params: { meeting: id },
        body: { version: version() },
      });
    },
    onSuccess: (meeting) => {
      close();
      queries.setQueryData(meetingKey(id), meeting);
      void queries.invalidateQueries({ queryKey: ['meetings', 'list'] });
      scrollTo({ top: 0 });
    },
  });
  return (
    <FormDialog
      title={say('desk-meetings.close.title')}
      act={say('desk-meetings.close.now')}
      grave
      disabled={runs || wrong > 0}
      sending={closing}
      close={close}
    >
      <p className="card-text">{say('desk-meetings.close.text')}</p>
      <ul className="meeting-means">
        {(['figures', 'ledger', 'after'] as const).map((key) => (
          <li key={key}>{say(`desk-meetings.close.${key}`)}</li>
        ))}
      </ul>
      {runs ? (
        <p className="card-note" role="alert">
          {say('desk-meetings.close.runs', { day: dayWords(asked.to) })}
        </p>
      ) : null}
      {wrong > 0 ? (
        <p className="card-note" role="alert">
          {say('desk-meetings.close.wrong', { count: wrong })}
        </p>
      ) : null}
    </FormDialog>
  );
}
