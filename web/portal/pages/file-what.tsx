import { Choices, TextArea } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FileWhatPage: Page<'file-what'> = {
  title: (data, frame) => questionTitle('what', data, frame),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { values, faults, kinds, most } = data;
    const kind = values.kind ?? 'complaint';
    return (
      <QuestionPage name="what" data={data} frame={frame}>
        <TextArea
          say={say}
          name="text"
          heading
          label={say('portal-file.what.question')}
          hint={say('portal-file.what.hint')}
          value={values.text}
          faults={faults}
          limit={most}
          rows={8}
        />
        <TextArea
          say={say}
          name="remedy"
          label={say('portal-file.what.remedy')}
          hint={say('portal-file.what.remedy_hint')}
          value={values.remedy}
          faults={faults}
          optional
          rows={3}
        />
        <details className="more" open={kind !== 'complaint'}>
          <summary>{say('portal-file.what.other_kind')}</summary>
          <Choices
            say={say}
            name="kind"
            pick="one"
            label={say('portal-file.what.kind')}
            choices={kinds.map((value) => ({
              value,
              label: say(`lifecycle.kind.${value}`),
              hint: say(`portal-file.what.kinds.${value}`),
            }))}
            chosen={[kind]}
            faults={faults}
          />
        </details>
      </QuestionPage>
    );
  },
};
