import { inDigits } from '@insaf/contract/digits.ts';
import { languages } from '@insaf/contract/text.ts';
import { EmailField, TelephoneField } from '../parts/filing-fields.tsx';
import { Choices } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FileTellPage: Page<'file-tell'> = {
  title: (data, frame) => questionTitle('tell', data, frame),
  Body: ({ data, frame }) => {
    const { say, digits } = frame;
    const { values, faults, ways, phone } = data;
    const more = {
      sms:
        phone === null ? (
          <TelephoneField
            say={say}
            name="phone"
            label={say('portal-file.tell.phone')}
            hint={say('portal-file.tell.phone_hint')}
            value={values.phone}
            faults={faults}
          />
        ) : undefined,
      email: <EmailField say={say} values={values} faults={faults} />,
      none: undefined,
    };
    const hintOf = (way: (typeof ways)[number]) => {
      if (way !== 'sms' || phone === null) return say(`portal-file.tell.by.${way}.hint`);
      return (
        <>
          {say('portal-file.tell.to_phone')} <bdi dir="ltr">{inDigits(phone, digits)}</bdi>
        </>
      );
    };
    return (
      <QuestionPage name="tell" data={data} frame={frame}>
        <Choices
          say={say}
          name="noticeBy"
          pick="one"
          heading
          label={say('portal-file.tell.question')}
          hint={say('portal-file.tell.hint')}
          chosen={values.noticeBy ? [values.noticeBy] : []}
          faults={faults}
          choices={ways.map((way) => ({
            value: way,
            label: say(`portal-file.tell.by.${way}.label`),
            hint: hintOf(way),
            more: more[way],
          }))}
        />
        <Choices
          say={say}
          name="language"
          pick="one"
          label={say('portal-file.tell.language')}
          chosen={[values.language ?? 'ar']}
          choices={languages.map((language) => ({
            value: language,
            label: <span lang={language}>{say(`portal-file.tell.in.${language}`)}</span>,
          }))}
        />
      </QuestionPage>
    );
  },
};
