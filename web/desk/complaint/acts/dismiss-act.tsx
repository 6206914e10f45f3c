import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { type DismissalReason, dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { Phrases, usePhrases } from './phrases.tsx';
import { useAct } from './use-act.ts';

const fields = ['reason', 'explanation', 'repeats'];

/** Ends it without referral, with a reason that the person is told and may appeal against. */
export function DismissAct({ complaint, close, done }: ActProps) {
  const { number, language } = complaint;
  const [draft, set] = useDraft(number, 'dismiss', { reason: '', explanation: '', repeats: '' });
  const [checked, setChecked] = useState(false);
  const repeats = draft.reason === 'repeated' ? readComplaintNumber(draft.repeats) : null;
  const acting = useAct(
    complaint,
    'dismiss',
    (version) =>
      call<typeof complaintRoutes.dismissComplaint>('POST', '/complaints/:number/dismiss', {
        params: { number },
        body: {
          reason: draft.reason as DismissalReason,
          explanation: draft.explanation,
          version,
          ...(repeats === null ? {} : { repeats }),
        },
      }),
    done,
  );
  const phrases = usePhrases('dismiss', language).filter(({ key }) => key === draft.reason);
  const wrong = {
    reason: draft.reason === '' ? say('desk-complaint.acts.dismiss.reason_needed') : null,
    explanation: draft.explanation.trim().length < 2 ? say('desk-complaint.acts.needed') : null,
    repeats:
      draft.reason === 'repeated' && repeats === null
        ? say('desk-complaint.acts.wrong_number')
        : null,
  };
  const faultOf = (field: keyof typeof wrong) =>
    (checked ? wrong[field] : null) ?? faultAt(acting.fault, field);
  const check = () => {
    setChecked(true);
    return Object.values(wrong).every((fault) => fault === null);
  };
  return (
    <ActForm {...{ complaint, acting, check, close, fields }} verb="dismiss">
      <NativeSelect
        label={say('desk-complaint.acts.dismiss.reason')}
        required
        value={draft.reason}
        error={faultOf('reason')}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        data={[
          { value: '', label: say('desk-complaint.acts.dismiss.choose') },
          ...dismissalReasons.map((reason) => ({
            value: reason,
            label: say(`lifecycle.dismissal.${reason}`),
          })),
        ]}
      />
      {draft.reason === 'repeated' ? (
        <TextInput
          label={say('desk-complaint.acts.dismiss.repeats')}
          inputMode="numeric"
          dir="ltr"
          required
          value={draft.repeats}
          error={faultOf('repeats')}
          onChange={(event) => set({ repeats: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        label={say('desk-complaint.acts.dismiss.explanation')}
        description={say('desk-complaint.acts.dismiss.explanation_hint')}
        autosize
        minRows={4}
        maxRows={14}
        required
        maxLength={4000}
        value={draft.explanation}
        error={faultOf('explanation')}
        onChange={(event) => set({ explanation: event.currentTarget.value })}
      />
      <Phrases
        phrases={phrases}
        language={language}
        choose={(explanation) => set({ explanation })}
      />
    </ActForm>
  );
}
