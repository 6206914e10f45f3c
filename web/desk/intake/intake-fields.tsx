import type { ComplaintKind, NoticeWay } from '@insaf/contract/vocabulary.ts';
import { complaintKinds, noticeWays } from '@insaf/contract/vocabulary.ts';
import { NativeSelect, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { named, say } from '../words.ts';
import { AgencyComplainedOf } from './agency-complained-of.tsx';
import { asWritten } from './as-written.ts';
import { FindBox, type Found } from './find-box.tsx';
import { useCategoryNames, usePlaceNames, useSuggestedAgency } from './known-names.ts';
import type { Caller } from './use-caller.ts';
import type { Intake } from './use-intake.ts';
import { WaitingHarder } from './visitor-fields.tsx';

/** Enter goes on to the next field, as an agent expects who never takes their hands off the keys. */
const onEnter = (go: () => void) => (event: KeyboardEvent) => {
  const plain = !(event.ctrlKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing);
  if (event.key !== 'Enter' || !plain) return;
  event.preventDefault();
  go();
};

/** Who is on the line: telephone, name, national id. */
export function CallerFields({
  intake,
  caller,
  atCounter = false,
  children,
}: {
  intake: Intake;
  caller: Caller | undefined;
  atCounter?: boolean;
  children?: ReactNode;
}) {
  const { form, wrong, putPerson, field, focus } = intake;
  const person = form.people[0]!;
  const known = caller?.people[0];
  /** Takes the name that is known, unless another was typed; then on to what is needed next. */
  const onward = (from: 'phone' | 'name') => {
    if (person.name.trim() === '' && known !== undefined) {
      putPerson(0, { name: known.name, kind: known.kind });
      focus('text');
    } else focus(from === 'phone' && person.name.trim() === '' ? 'complainants.0.name' : 'text');
  };
  return (
    <div className={atCounter ? 'fields-3 is-four' : 'fields-3'}>
      <TextInput
        ref={field('complainants.0.phone')}
        label={say(atCounter ? 'desk-intake.field.their_phone' : 'desk-intake.field.phone')}
        type="tel"
        dir="ltr"
        className="phone-field"
        autoComplete="off"
        value={person.phone}
        error={wrong['complainants.0.phone']}
        onChange={(event) => putPerson(0, { phone: event.currentTarget.value })}
        onKeyDown={onEnter(() => onward('phone'))}
      />
      <TextInput
        ref={field('complainants.0.name')}
        label={say('desk-intake.field.name')}
        dir={asWritten(person.name)}
        autoComplete="off"
        placeholder={known === undefined ? '' : `${known.name} ↵`}
        value={person.name}
        error={wrong['complainants.0.name']}
        onChange={(event) => putPerson(0, { name: event.currentTarget.value })}
        onKeyDown={onEnter(() => onward('name'))}
      />
      <TextInput
        ref={field('complainants.0.nationalId')}
        label={say('desk-intake.field.national_id')}
        inputMode="numeric"
        dir="ltr"
        autoComplete="off"
        value={person.nationalId}
        error={wrong['complainants.0.nationalId']}
        onChange={(event) => putPerson(0, { nationalId: event.currentTarget.value })}
        onKeyDown={onEnter(() => focus('text'))}
      />
      {children}
    </div>
  );
}

/** What happened, where, and about what. */
export function MatterFields({ intake, caller }: { intake: Intake; caller: Caller | undefined }) {
  const { form, wrong, put, field, focus } = intake;
  const places = usePlaceNames();
  const categories = useCategoryNames();
  const agency = useSuggestedAgency(form.category, form.place);
  const lastPlace = places.byCode(caller?.place?.code ?? null);
  const findPlace = (typed: string): readonly Found[] => {
    if (typed.trim() !== '') return places.find(typed);
    return lastPlace === null ? [] : [lastPlace];
  };
  const findCategory = (typed: string): readonly Found[] =>
    typed.trim() === '' ? categories.inText(form.text) : categories.find(typed);
  return (
    <>
      <Textarea
        ref={field('text')}
        className="matter-text"
        label={say('desk-intake.field.text')}
        dir={asWritten(form.text)}
        value={form.text}
        error={wrong.text}
        onChange={(event) => put({ text: event.currentTarget.value })}
      />
      <div className="fields-3 is-four">
        <FindBox
          ref={field('place')}
          label={say('desk-intake.field.place')}
          chosen={places.byCode(form.place)}
          find={findPlace}
          onChoose={(place) => put({ place: place?.value ?? null })}
          onDone={() => focus('category')}
          error={wrong.place ?? null}
        />
        <FindBox
          ref={field('category')}
          label={say('desk-intake.field.category')}
          chosen={categories.byCode(form.category)}
          find={findCategory}
          onChoose={(category) => put({ category: category?.value ?? null })}
          onDone={() => focus('address')}
          error={wrong.category ?? null}
        />
        <NativeSelect
          ref={field('kind')}
          label={say('desk-intake.field.kind')}
          value={form.kind}
          error={wrong.kind}
          onChange={(event) => put({ kind: event.currentTarget.value as ComplaintKind })}
          data={complaintKinds.map((kind) => ({
            value: kind,
            label: say(`lifecycle.kind.${kind}`),
          }))}
        />
        <WaitingHarder intake={intake} index={0} />
      </div>
      <div className="fields-3 is-four">
        <TextInput
          ref={field('address')}
          label={say('desk-intake.field.address')}
          dir={asWritten(form.address)}
          autoComplete="off"
          value={form.address}
          error={wrong.address}
          onChange={(event) => put({ address: event.currentTarget.value })}
          onKeyDown={onEnter(() => focus('landmark'))}
        />
        <TextInput
          ref={field('landmark')}
          label={say('desk-intake.field.landmark')}
          dir={asWritten(form.landmark)}
          autoComplete="off"
          value={form.landmark}
          error={wrong.landmark}
          onChange={(event) => put({ landmark: event.currentTarget.value })}
          onKeyDown={onEnter(() => focus('agencyComplainedOf'))}
        />
        <AgencyComplainedOf intake={intake} />
        <div className="agency-suggested" aria-live="polite">
          <span className="quiet-label">{say('desk-intake.field.agency')}</span>
          <span>
            {agency === undefined
              ? say('desk-intake.agency.later')
              : agency === null
                ? say('desk-intake.agency.none')
                : named(agency.name)}
          </span>
        </div>
      </div>
    </>
  );
}

/** How the person is to be told, and whether who they are stays a secret. */
export function MannerFields({ intake }: { intake: Intake }) {
  const { form, wrong, put, putPerson, field } = intake;
  const person = form.people[0]!;
  const usual = person.phone.trim() ? 'sms' : person.email.trim() ? 'email' : 'none';
  const noticeBy = form.noticeBy ?? usual;
  return (
    <>
      <Switch
        ref={field('confidential')}
        className="confidential"
        label={say('desk-intake.field.confidential')}
        checked={form.confidential}
        onChange={(event) => put({ confidential: event.currentTarget.checked })}
      />
      <fieldset className="notice-way">
        <legend>{say('desk-intake.field.notice')}</legend>
        <SegmentedControl
          aria-label={say('desk-intake.field.notice')}
          value={noticeBy}
          onChange={(way) => put({ noticeBy: way as NoticeWay })}
          data={noticeWays.map((way) => ({ value: way, label: say(`lifecycle.notice.${way}`) }))}
        />
      </fieldset>
      {noticeBy === 'email' ? (
        <TextInput
          ref={field('complainants.0.email')}
          aria-label={say('desk-intake.field.email')}
          placeholder={say('desk-intake.field.email')}
          type="email"
          dir="ltr"
          autoComplete="off"
          value={person.email}
          error={wrong['complainants.0.email']}
          onChange={(event) => putPerson(0, { email: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}
