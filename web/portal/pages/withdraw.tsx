import { Actions, BackLink, Button, FaultSummary, TextArea } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/** Asks once more before a complaint is taken back for good. */
export const WithdrawPage: Page<'withdraw'> = {
  title: (_data, { say }) => say('portal-track.withdraw.title'),
  Body: ({ data: { base, entered, faults }, frame: { say } }) => (
    <div className="narrow">
      <BackLink href={base} say={say} />
      <FaultSummary faults={faults} say={say} />
      <h1>{say('portal-track.withdraw.title')}</h1>
      <p className="lead">{say('portal-track.withdraw.lead')}</p>
      <form method="post" action={`${base}/withdraw`}>
        <TextArea
          say={say}
          name="reason"
          label={say('portal-track.withdraw.reason')}
          hint={say('portal-track.withdraw.reason_hint')}
          value={entered.reason}
          rows={3}
          limit={2000}
          faults={faults}
          optional
        />
        <Actions>
          <Button look="danger">{say('portal-track.withdraw.send')}</Button>
          <a className="button secondary" href={base}>
            {say('portal-track.withdraw.keep')}
          </a>
        </Actions>
      </form>
    </div>
  ),
};
