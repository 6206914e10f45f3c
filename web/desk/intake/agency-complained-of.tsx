import { useState } from 'react';
import { useAgencies } from '../complaint/acts/find-agencies.ts';
import { say } from '../words.ts';
import { FindBox } from './find-box.tsx';
import type { Intake } from './use-intake.ts';

/** Of whom it is a complaint, where the person says so: that agency sees nobody and settles nothing of it. */
export function AgencyComplainedOf({ intake }: { intake: Intake }) {
  const { form, wrong, put, field, focus } = intake;
  const [typed, setTyped] = useState('');
  const { choices, isAsking } = useAgencies(typed, typed !== '');
  const found = choices.filter(({ disabled }) => disabled !== true);
  return (
    <FindBox
      ref={field('agencyComplainedOf')}
      label={say('desk-intake.field.agency_complained_of')}
      chosen={form.agencyComplainedOf ?? null}
      find={(words) =>
        words.trim() === ''
          ? []
          : found.map(({ code, label, under = '' }) => ({ value: code, label, beside: under }))
      }
      onType={setTyped}
      busy={isAsking}
      onChoose={(agencyComplainedOf) => put({ agencyComplainedOf })}
      onDone={() => focus('confidential')}
      error={wrong.agencyComplainedOf ?? null}
    />
  );
}
