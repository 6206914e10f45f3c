import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import { mostPeople } from '@insaf/contract/portal-filing.ts';
import { NameField, NationalIdField, TelephoneField } from '../parts/filing-fields.tsx';
import { Button, Choices, OneChoice, Select } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FileWhoPage: Page<'file-who'> = {
  title: (data, frame) => questionTitle('who', data, frame),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { values, faults } = data;
    return (
      <QuestionPage name="who" data={data} frame={frame}>
        <Choices
          say={say}
          name="anonymous"
          pick="one"
          heading
          label={say('portal-file.who.question')}
          chosen={values.anonymous ? [values.anonymous] : []}
          faults={faults}
          choices={[
            {
              value: 'no',
              label: say('portal-file.who.anonymous.no.label'),
              hint: say('portal-file.who.anonymous.no.hint'),
              more: <People data={data} frame={frame} />,
            },
            {
              value: 'yes',
              label: say('portal-file.who.anonymous.yes.label'),
              hint: say('portal-file.who.anonymous.yes.hint'),
            },
          ]}
        />
      </QuestionPage>
    );
  },
};

type Part = { data: PortalPages['file-who']; frame: PortalFrame };

function People({ data, frame }: Part) {
  const { say } = frame;
  const { people, values } = data;
  return (
    <div id="people">
      <input type="hidden" name="people" value={people} />
      {Array.from({ length: people }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people are told apart by their place, as in the API
        <Person key={index} index={index} data={data} frame={frame} />
      ))}
      {people < mostPeople ? (
        <p>
          <Button look="secondary" name="act" value="add-person">
            {say('portal-file.who.add_person')}
          </Button>
        </p>
      ) : null}
      <OneChoice
        all={{
          name: 'confidential',
          pick: 'many',
          chosen: values.confidential ? [values.confidential] : [],
        }}
        choice={{
          value: 'yes',
          label: say('portal-file.who.confidential'),
          hint: say('portal-file.who.confidential_hint'),
        }}
        index={0}
      />
    </div>
  );
}

/** The first person is whoever writes, so that their browser may fill in what it knows of them. */
function Person({
  index,
  data: { people, values, faults, kinds, circumstances },
  frame: { say },
}: Part & { index: number }) {
  const named = (part: string) => {
    const name = `complainants.${index}.${part}`;
    return { say, name, faults, value: values[name], label: say(`portal-file.who.${part}`) };
  };
  const own = (known: string) => (index === 0 ? known : 'off');
  return (
    <fieldset className="person">
      <legend className={people === 1 ? 'hidden-words' : undefined}>
        {say('portal-file.who.person', { number: index + 1 })}
      </legend>
      <NameField {...named('name')} autoComplete={own('name')} />
      <TelephoneField
        {...named('phone')}
        hint={say('portal-file.who.phone_hint')}
        autoComplete={own('tel')}
        optional
      />
      <NationalIdField {...named('nationalId')} />
      <Select
        {...named('kind')}
        none={say('portal-file.who.kind_usual')}
        groups={[
          {
            label: null,
            options: kinds
              .filter((kind) => kind !== 'citizen')
              .map((kind) => ({ value: kind, label: say(`lifecycle.complainant.${kind}`) })),
          },
        ]}
      />
      <Select
        {...named('circumstance')}
        hint={say('portal-file.who.circumstance_hint')}
        none={say('portal-file.who.circumstance_none')}
        groups={[
          {
            label: null,
            options: circumstances.map((one) => ({
              value: one,
              label: say(`lifecycle.circumstance.${one}`),
            })),
          },
        ]}
        optional
      />
      {index === 0 ? null : (
        <p>
          <Button look="plain" name="act" value={`remove-person:${index}`}>
            {say('portal-file.who.remove_person', { number: index + 1 })}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
