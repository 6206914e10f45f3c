import { BackLink, FaultSummary } from '../parts/form.tsx';
import { Question } from '../parts/question.tsx';
import type { Page } from '../render.tsx';

/** What was asked of the person, with their answer as they wrote it. */
export const SupplyPage: Page<'supply'> = {
  title: (_data, { say }) => say('portal-track.question.title'),
  Body: ({ data, frame }) => (
    <div className="narrow">
      <BackLink href={data.base} say={frame.say} />
      <FaultSummary faults={data.faults} say={frame.say} />
      <h1>{frame.say('portal-track.question.title')}</h1>
      <Question {...data} frame={frame} />
    </div>
  ),
};
