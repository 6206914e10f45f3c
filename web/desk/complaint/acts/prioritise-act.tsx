import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { type Priority, priorities } from '@insaf/contract/vocabulary.ts';
import { NativeSelect } from '@mantine/core';
import { call } from '../../api.ts';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { useAct } from './use-act.ts';

/** Says how urgent it is, with the reason. */
export function PrioritiseAct({ complaint, close, done }: ActProps) {
  const { number } = complaint;
  const others = priorities.filter((priority) => priority !== complaint.priority);
  const [draft, set] = useDraft(number, 'prioritise', { priority: others[0] as string, words: '' });
  const acting = useAct(
    complaint,
    'prioritise',
    (version) =>
      call<typeof complaintRoutes.prioritiseComplaint>('POST', '/complaints/:number/prioritise', {
        params: { number },
        body: { priority: draft.priority as Priority, reason: draft.words, version },
      }),
    done,
  );
  const reason = useReason(draft.words);
  return (
    <ActForm
      {...{ complaint, acting, close }}
      check={reason.check}
      verb="prioritise"
      fields={fields}
    >
      <NativeSelect
        label={say('desk-complaint.acts.prioritise.priority')}
        required
        value={draft.priority}
        error={faultAt(acting.fault, 'priority')}
        onChange={(event) => set({ priority: event.currentTarget.value })}
        data={others.map((priority) => ({
          value: priority,
          label: say(`lifecycle.priority.${priority}`),
        }))}
      />
      <ReasonField
        verb="prioritise"
        value={draft.words}
        isShort={reason.isShort}
        fault={acting.fault}
        onChange={(words) => set({ words })}
      />
    </ActForm>
  );
}

const fields = ['priority', 'reason'];
