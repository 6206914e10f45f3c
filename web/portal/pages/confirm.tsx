import { Actions, BackLink, Button, Choices, FaultSummary, TextArea } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

const titleOf = (claim: string | undefined) =>
  `portal-track.confirm.${claim === 'explained' ? 'title_explained' : 'title'}`;

/** The person agrees, with a grade and, if they like, words. */
export const ConfirmPage: Page<'confirm'> = {
  title: ({ view }, { say }) => say(titleOf(view.reply?.claim)),
  Body: ({ data: { view, base, entered, faults }, frame: { say } }) => (
    <div className="narrow">
      <BackLink href={base} say={say} />
      <FaultSummary faults={faults} say={say} />
      <h1>{say(titleOf(view.reply?.claim))}</h1>
      <p>{say('portal-track.confirm.lead')}</p>
      <form method="post" action={`${base}/confirm`}>
        <Choices
          say={say}
          name="grade"
          pick="one"
          label={say('portal-track.confirm.grade')}
          choices={[5, 4, 3, 2, 1].map((grade) => ({
            value: String(grade),
            label: say(`portal-track.confirm.grades.${grade}`),
            hint: say('portal-track.confirm.grade_hint', { grade, most: 5 }),
          }))}
          chosen={entered.grade === undefined ? [] : [entered.grade]}
          faults={faults}
        />
        <TextArea
          say={say}
          name="words"
          label={say('portal-track.confirm.words')}
          value={entered.words}
          rows={3}
          limit={2000}
          faults={faults}
          optional
        />
        <Actions>
          <Button large>{say('portal-track.confirm.send')}</Button>
        </Actions>
      </form>
    </div>
  ),
};
