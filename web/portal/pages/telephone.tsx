import { inDigits } from '@insaf/contract/digits.ts';
import { Actions, BackLink, Button, FaultSummary, Field } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/** The telephone that a code is sent to. */
export const TelephonePage: Page<'telephone'> = {
  title: (_data, { say }) => say('portal-telephone.title'),
  Body: ({ data: { phone, faults }, frame: { say, digits } }) => (
    <div className="narrow">
      <BackLink href="/track" say={say} />
      <FaultSummary faults={faults} say={say} />
      <h1>{say('portal-telephone.title')}</h1>
      <p className="lead">{say('portal-telephone.lead')}</p>
      <form method="post" action="/track/telephone">
        <Field
          say={say}
          name="phone"
          label={say('portal-telephone.phone')}
          hint={say('portal-telephone.phone_hint', {
            example: inDigits('01001234567', digits),
          })}
          value={phone}
          faults={faults}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          maxLength={60}
          enterKeyHint="send"
          short
        />
        <Actions>
          <Button large>{say('portal-telephone.send')}</Button>
        </Actions>
      </form>
      <p className="quiet">{say('portal-telephone.same')}</p>
    </div>
  ),
};
