import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import { noneOfThem } from '@insaf/contract/portal-filing.ts';
import { AddressFields } from '../parts/filing-fields.tsx';
import { Button, Field, Select } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FileWherePage: Page<'file-where'> = {
  title: (data, frame) => questionTitle('where', data, frame),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { values, faults } = data;
    return (
      <QuestionPage name="where" data={data} frame={frame}>
        <h1 className="question">{say('portal-file.where.question')}</h1>
        <p className="hint">{say('portal-file.where.hint')}</p>
        <input type="hidden" name="lat" id="field-lat" defaultValue={values.lat ?? ''} />
        <input type="hidden" name="lon" id="field-lon" defaultValue={values.lon ?? ''} />
        <input
          type="hidden"
          name="accuracy"
          id="field-accuracy"
          defaultValue={values.accuracy ?? ''}
        />
        <div id="position" data-part="position" hidden />
        <FindPlace data={data} frame={frame} />
        <ChoosePlace data={data} frame={frame} />
        <AddressFields say={say} values={values} faults={faults} />
      </QuestionPage>
    );
  },
};

type Part = { data: PortalPages['file-where']; frame: PortalFrame };

/** Type a name in any spelling, and choose among what fits it. */
function FindPlace({ data: { values, found }, frame: { say } }: Part) {
  return (
    <>
      <div className="with-button">
        <Field
          say={say}
          name="find"
          type="search"
          label={say('portal-file.where.find')}
          value={values.find}
          enterKeyHint="search"
        />
        <Button look="secondary" name="act" value="find">
          {say('portal-file.find')}
        </Button>
      </div>
      {found === null ? null : (
        <div id="found" className="found" tabIndex={-1}>
          <p role="status">{say('portal-file.where.found', { count: found.length })}</p>
          {found.map(({ code, name }) => (
            <Button key={code} look="secondary" name="act" value={`place:${code}`}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** A governorate, then a centre, city or district of it. */
function ChoosePlace({ data: { values, faults, governorates, centres }, frame: { say } }: Part) {
  const named = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  return (
    <>
      <div className="with-button">
        <Select
          say={say}
          name="governorate"
          label={say('portal-file.where.governorate')}
          none={say('portal-file.where.choose')}
          value={values.governorate}
          faults={faults}
          groups={[
            { label: null, options: governorates.map(named) },
            {
              label: say('portal-file.where.other'),
              options: [{ value: noneOfThem, label: say('portal-file.where.nowhere') }],
            },
          ]}
        />
        <Button look="secondary" name="act" value="centres">
          {say('portal-file.where.show_centres')}
        </Button>
      </div>
      {centres === null ? null : (
        <>
          <input type="hidden" name="centresOf" value={centres.of} />
          <Select
            say={say}
            name="place"
            label={say('portal-file.where.centre')}
            none={say('portal-file.where.whole')}
            value={values.place}
            faults={faults}
            groups={[{ label: null, options: centres.places.map(named) }]}
          />
        </>
      )}
    </>
  );
}
