import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { NumberInput } from '@mantine/core';
import { call } from '../../api.ts';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { useAct } from './use-act.ts';

const most = 30;

/** Gives the agency that has it more time, once for each clock. */
export function ExtendAct({ complaint, close, done }: ActProps) {
  const { number } = complaint;
  const [draft, set] = useDraft(number, 'extend', { workingDays: '', words: '' });
  const acting = useAct(
    complaint,
    'extend',
    (version) =>
      call<typeof complaintRoutes.extendDeadline>('POST', '/complaints/:number/extend', {
        params: { number },
        body: { workingDays: Number(draft.workingDays), reason: draft.words, version },
      }),
    done,
  );
  const days = Number(draft.workingDays);
  const isWrong = !Number.isInteger(days) || days < 1 || days > most;
  const reason = useReason(draft.words);
  const check = () => reason.check() && !isWrong;
  return (
    <ActForm {...{ complaint, acting, check, close }} verb="extend" fields={fields}>
      <NumberInput
        label={say('desk-complaint.acts.extend.days')}
        required
        min={1}
        max={most}
        allowDecimal={false}
        value={draft.workingDays}
        error={
          reason.checked && isWrong
            ? say('desk-complaint.acts.days_needed', { most })
            : faultAt(acting.fault, 'workingDays')
        }
        onChange={(value) => set({ workingDays: String(value) })}
      />
      <ReasonField
        verb="extend"
        value={draft.words}
        isShort={reason.isShort}
        fault={acting.fault}
        onChange={(words) => set({ words })}
      />
    </ActForm>
  );
}

const fields = ['workingDays', 'reason'];
