import { removedAnswers } from '@insaf/contract/satisfaction.ts';
import { Actions, Button, Choices, FaultSummary, TextArea } from '../parts/form.tsx';
import { dayIn } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

const titleKeys = { open: 'title', given: 'thanks_title', closed: 'closed_title' } as const;

/** Behind the link of a question: two questions and, if they like, words; what was said can be changed. */
export const SatisfactionPage: Page<'satisfaction'> = {
  title: ({ stage }, { say }) => say(`portal-satisfaction.${titleKeys[stage]}`),
  Body: ({ data, frame }) => {
    const { address, number, subject, agency, until, entered, faults, stage } = data;
    const { say, language } = frame;
    const own = (key: string, params?: Record<string, string | number>) =>
      say(`portal-satisfaction.${key}`, params);
    const date = dayIn(until, frame);
    const given = entered.grade !== undefined && faults.length === 0;
    return (
      <div className="narrow">
        <FaultSummary faults={faults} say={say} />
        <h1>{own(titleKeys[stage])}</h1>
        {stage === 'closed' ? (
          <p className="lead">{own('closed', { number, date })}</p>
        ) : (
          <>
            <p className="lead">
              {stage === 'given'
                ? own('thanks', { number, date })
                : own('lead', { number, agency: agency[language] })}
            </p>
            {stage === 'given' && entered.removed !== 'yes' ? <p>{own('appeal')}</p> : null}
            {stage === 'given' ? (
              <p>
                <a href={`/track/${number}`}>{own('track')}</a>
              </p>
            ) : null}
            {subject === null ? null : (
              <p>
                {own('subject')}: {subject[language]}
              </p>
            )}
            <form method="post" action={address}>
              <Choices
                say={say}
                name="grade"
                pick="one"
                label={own('grade')}
                choices={[5, 4, 3, 2, 1].map((grade) => ({
                  value: String(grade),
                  label: own(`grades.${grade}`),
                  hint: own('grade_hint', { grade, most: 5 }),
                }))}
                chosen={entered.grade === undefined ? [] : [entered.grade]}
                faults={faults}
              />
              <Choices
                say={say}
                name="removed"
                pick="one"
                label={own('removed')}
                choices={removedAnswers.map((value) => ({
                  value,
                  label: own(`removed_answers.${value}`),
                }))}
                chosen={entered.removed === undefined ? [] : [entered.removed]}
                faults={faults}
              />
              <TextArea
                say={say}
                name="words"
                label={own('words')}
                hint={own('words_hint')}
                value={entered.words}
                rows={3}
                limit={2000}
                faults={faults}
                optional
              />
              <p>{own('private')}</p>
              <p>{own('until', { date })}</p>
              <Actions>
                <Button large>{own(given ? 'change' : 'send')}</Button>
              </Actions>
            </form>
          </>
        )}
      </div>
    );
  },
};
