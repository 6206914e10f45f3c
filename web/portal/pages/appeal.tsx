import { FileField } from '../parts/files.tsx';
import { Actions, BackLink, Button, FaultSummary, TextArea } from '../parts/form.tsx';
import { AppealFacts } from '../parts/your-word.tsx';
import type { Page } from '../render.tsx';

/** The person asks someone higher, and says why. */
export const AppealPage: Page<'appeal'> = {
  title: (_data, { say }) => say('portal-track.appeal.title'),
  Body: ({ data: { view, base, entered, files, faults }, frame }) => {
    const { say } = frame;
    return (
      <div className="narrow">
        <BackLink href={base} say={say} />
        <FaultSummary faults={faults} say={say} />
        <h1>{say('portal-track.appeal.title')}</h1>
        <p>{say('portal-track.appeal.lead')}</p>
        <AppealFacts view={view} frame={frame} />
        <form method="post" action={`${base}/appeal`} encType="multipart/form-data">
          <TextArea
            say={say}
            name="reason"
            label={say('portal-track.appeal.reason')}
            hint={say('portal-track.appeal.reason_hint')}
            value={entered.reason}
            rows={5}
            limit={4000}
            faults={faults}
          />
          <FileField
            say={say}
            label={say('portal-track.appeal.photos')}
            kept={files}
            faults={faults}
          />
          <Actions>
            <Button large>{say('portal-track.appeal.send')}</Button>
          </Actions>
        </form>
      </div>
    );
  },
};
