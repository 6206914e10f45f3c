import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { inDigits } from '@insaf/contract/digits.ts';
import { Actions, Button, FaultSummary, Field } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/** Number and code, which open the page of a complaint. */
export const TrackPage: Page<'track'> = {
  title: (_data, { say }) => say('portal-track.title'),
  Body: ({ data: { number, faults, left }, frame: { say, digits } }) => (
    <div className="narrow">
      {left ? (
        <p className="told" role="status">
          {say('portal-track.left')}
        </p>
      ) : null}
      <FaultSummary faults={faults} say={say} />
      <h1>{say('portal-track.title')}</h1>
      <p className="lead">{say('portal-track.lead')}</p>
      <form method="post" action="/track" data-fill-code>
        <Field
          say={say}
          name="number"
          label={say('portal-track.number')}
          hint={say('portal-track.number_hint', {
            count: 12,
            example: inDigits(groupComplaintNumber('501234567890'), digits),
          })}
          value={number}
          faults={faults}
          inputMode="numeric"
          dir="ltr"
          maxLength={60}
          short
        />
        <Field
          say={say}
          name="code"
          label={say('portal-track.code')}
          hint={say('portal-track.code_hint', {
            count: 8,
            example: inDigits('1234\u00a05678', digits),
          })}
          faults={faults}
          inputMode="numeric"
          dir="ltr"
          maxLength={40}
          short
        />
        <Actions>
          <Button large>{say('portal-track.show')}</Button>
        </Actions>
      </form>
      <p>
        <a className="by-telephone" href="/track/telephone">
          {say('portal-telephone.link')}
        </a>
      </p>
      <details className="help">
        <summary>{say('portal-track.lost')}</summary>
        <p>{say('portal-track.lost_text')}</p>
      </details>
    </div>
  ),
};
