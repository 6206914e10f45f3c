import type { PortalPages, Say } from '@insaf/contract/portal.ts';
import type { Named } from '@insaf/contract/portal-filing.ts';
import { noneOfThem } from '@insaf/contract/portal-filing.ts';
import { Button, Choices, Field, OneChoice } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FileAboutPage: Page<'file-about'> = {
  title: (data, frame) => questionTitle('about', data, frame),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { values, faults, suggested, found, sectors } = data;
    const chosen = values.category ? [values.category] : [];
    const choice = ({ code, name }: Named) => ({ value: code, label: name });
    const first = [
      ...(found ?? []).map(choice),
      ...suggested.map(choice),
      {
        value: noneOfThem,
        label: say('portal-file.about.none'),
        hint: say('portal-file.about.none_hint'),
      },
    ];
    const legend =
      found !== null
        ? say('portal-file.about.found', { count: found.length })
        : say(suggested.length > 0 ? 'portal-file.about.suggested' : 'portal-file.about.choose');
    return (
      <QuestionPage name="about" data={data} frame={frame}>
        <h1 className="question">{say('portal-file.about.question')}</h1>
        <p className="hint">{say('portal-file.about.hint')}</p>
        <div className="with-button" id="found">
          <Field
            say={say}
            name="find"
            type="search"
            label={say('portal-file.about.find')}
            value={values.find}
            enterKeyHint="search"
          />
          <Button look="secondary" name="act" value="find">
            {say('portal-file.find')}
          </Button>
        </div>
        <Choices
          say={say}
          name="category"
          pick="one"
          label={legend}
          choices={first}
          chosen={chosen}
          faults={faults}
        />
        <details className="more all" open={first.length === 1 || sectors.some(({ open }) => open)}>
          <summary>{say('portal-file.about.all')}</summary>
          {sectors.map(({ name, open, categories }, sector) => (
            <details key={name} className="more" open={open}>
              <summary>{name}</summary>
              <fieldset>
                <legend className="hidden-words">{name}</legend>
                {categories.map((category, index) => (
                  <OneChoice
                    key={category.code}
                    all={{ name: 'category', pick: 'one', chosen }}
                    choice={choice(category)}
                    index={(sector + 1) * 100 + index}
                  />
                ))}
              </fieldset>
            </details>
          ))}
        </details>
        <AgencyComplainedOf data={data} say={say} />
      </QuestionPage>
    );
  },
};

type About = PortalPages['file-about'];

/** Of whom it is a complaint, for who wants to say so: that agency sees nobody and settles nothing of it. */
function AgencyComplainedOf({ data, say }: { data: About; say: Say }) {
  const { values, faults, agencies } = data;
  const name = 'agencyComplainedOf';
  const isAsked = agencies.searched || Boolean(values[name]);
  const choices = agencies.choices.map(({ code, name: label }) => ({ value: code, label }));
  const nobody = { value: '', label: say('portal-file.about.no_agency') };
  return (
    <details className="more all" open={isAsked}>
      <summary>{say('portal-file.about.agency_question')}</summary>
      <p className="hint">{say('portal-file.about.agency_hint')}</p>
      <div className="with-button" id="found-agency">
        <Field
          say={say}
          name="findAgency"
          type="search"
          label={say('portal-file.about.find_agency')}
          value={values.findAgency}
          enterKeyHint="search"
        />
        <Button look="secondary" name="act" value="find-agency">
          {say('portal-file.find')}
        </Button>
      </div>
      {isAsked ? (
        <Choices
          say={say}
          name={name}
          pick="one"
          label={say('portal-file.about.agencies_found', { count: agencies.choices.length })}
          choices={[...choices, nobody]}
          chosen={[values[name] ?? '']}
          faults={faults}
        />
      ) : null}
    </details>
  );
}
