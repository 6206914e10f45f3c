import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import { noticeWays } from '@insaf/contract/vocabulary.ts';
import {
  AddressFields,
  EmailField,
  NameField,
  NationalIdField,
  TelephoneField,
} from '../parts/filing-fields.tsx';
import { Actions, Button, Choices, fieldId, Select, TextArea } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/*
 * All the questions in one form, for when there is no connection: kept on the device by the service worker,
 * filled in and sent by scripts. The fields have the names they have on the filing pages.
 */

type Part = { data: PortalPages['offline']; frame: PortalFrame };

export const OfflinePage: Page<'offline'> = {
  title: (_data, { say }) => say('portal-offline.title'),
  Body: ({ data, frame }) => {
    const { say } = frame;
    return (
      <div className="narrow filing">
        <h1>{say('portal-offline.title')}</h1>
        <section className="outbox" data-waiting hidden />
        <div id="write">
          <p className="lead">{say('portal-offline.lead')}</p>
          <p className="notice-line" id="unsent" hidden>
            {say('portal-offline.unsent')}
          </p>
          <p className="notice-line" id="unsent-check" hidden>
            {say('portal-offline.unsent_check')}
          </p>
          <noscript>
            <p className="fault">{say('portal-offline.needs_scripts')}</p>
          </noscript>
          <div
            className="faults"
            role="alert"
            tabIndex={-1}
            aria-labelledby="faults"
            id="missing"
            hidden
          >
            <h2 id="faults">{say('portal-form.faults')}</h2>
            <ul />
          </div>
          <form data-offline noValidate>
            <What data={data} frame={frame} />
            <Where data={data} frame={frame} />
            <Files data={data} frame={frame} />
            <Who data={data} frame={frame} />
            <Tell data={data} frame={frame} />
            <Actions>
              <Button large>{say('portal-offline.send')}</Button>
            </Actions>
            <p className="fault" id="not-kept" role="alert" hidden />
            <p className="quiet small">
              {say('portal-offline.kept')}{' '}
              <button
                type="button"
                className="plain"
                id="discard"
                data-sure={say('portal-offline.discard_sure')}
                data-done={say('portal-offline.discarded')}
              >
                {say('portal-offline.discard')}
              </button>
            </p>
          </form>
        </div>
        <p>
          <a href="/file">{say('portal-offline.usual')}</a>
        </p>
        <p id="another" hidden>
          <a href="/offline">{say('portal-offline.another')}</a>
        </p>
      </div>
    );
  },
};

function What({ data: { most, sectors }, frame: { say } }: Part) {
  return (
    <>
      <TextArea
        say={say}
        name="text"
        label={say('portal-file.what.question')}
        hint={say('portal-file.what.hint')}
        limit={most}
        rows={8}
      />
      <TextArea say={say} name="remedy" label={say('portal-file.what.remedy')} optional rows={2} />
      <Select
        say={say}
        name="category"
        label={say('portal-file.about.question')}
        none={say('portal-offline.choose_category')}
        groups={sectors.map(({ name, categories }) => ({
          label: name,
          options: categories.map(({ code, name: label }) => ({ value: code, label })),
        }))}
      />
    </>
  );
}

function Where({ data: { governorates }, frame: { say } }: Part) {
  return (
    <>
      <h2>{say('portal-file.where.question')}</h2>
      <input type="hidden" name="lat" />
      <input type="hidden" name="lon" />
      <input type="hidden" name="accuracy" />
      <div id="position" data-part="position" hidden />
      <Select
        say={say}
        name="place"
        label={say('portal-offline.place')}
        none={say('portal-offline.choose_place')}
        groups={governorates.map(({ code, name, places }) => ({
          label: name,
          options: [
            { value: code, label: say('portal-offline.whole', { name }) },
            ...places.map((place) => ({ value: place.code, label: place.name })),
          ],
        }))}
      />
      <AddressFields say={say} />
    </>
  );
}

function Files({ data: { accept, files }, frame: { say } }: Part) {
  return (
    <div className="field" data-part="files" data-stay data-most={files}>
      <label htmlFor={fieldId('files')}>{say('portal-offline.photos')}</label>
      <p className="hint" id="hint-files">
        {say('portal-offline.photos_hint')}
      </p>
      <input
        id={fieldId('files')}
        type="file"
        multiple
        accept={accept}
        aria-describedby="hint-files"
      />
    </div>
  );
}

function Who({ frame: { say } }: Part) {
  const named = (part: string) => {
    return { say, name: `complainants.0.${part}`, label: say(`portal-file.who.${part}`) };
  };
  return (
    <>
      <Choices
        say={say}
        name="anonymous"
        pick="one"
        label={say('portal-file.who.question')}
        chosen={['no']}
        choices={(['no', 'yes'] as const).map((value) => ({
          value,
          label: say(`portal-file.who.anonymous.${value}.label`),
          hint: say(`portal-file.who.anonymous.${value}.hint`),
        }))}
      />
      <div data-named>
        <NameField {...named('name')} />
        <TelephoneField {...named('phone')} hint={say('portal-offline.phone_optional')} />
        <NationalIdField {...named('nationalId')} />
        <Choices
          say={say}
          name="confidential"
          pick="many"
          label={<span className="hidden-words">{say('portal-file.who.confidential')}</span>}
          chosen={[]}
          choices={[
            {
              value: 'yes',
              label: say('portal-file.who.confidential'),
              hint: say('portal-file.who.confidential_hint'),
            },
          ]}
        />
      </div>
    </>
  );
}

function Tell({ frame: { say } }: Part) {
  return (
    <div data-named>
      <Choices
        say={say}
        name="noticeBy"
        pick="one"
        label={say('portal-file.tell.question')}
        chosen={['sms']}
        choices={noticeWays.map((way) => ({
          value: way,
          label: say(`portal-file.tell.by.${way}.label`),
          hint: say(`portal-file.tell.by.${way}.hint`),
        }))}
      />
      <EmailField say={say} optional />
    </div>
  );
}
