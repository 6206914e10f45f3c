import type { Circumstance, ComplainantKind } from '@insaf/contract/vocabulary.ts';
import { circumstances, complainantKinds } from '@insaf/contract/vocabulary.ts';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { say } from '../words.ts';
import { asWritten } from './as-written.ts';
import { emptyPerson } from './intake-form.ts';
import type { Intake } from './use-intake.ts';

const mostPeople = 20;

/** In what capacity the visitor comes. */
export function VisitorKind({ intake, index }: { intake: Intake; index: number }) {
  const kind = intake.form.people[index]?.kind ?? 'citizen';
  return (
    <NativeSelect
      label={say('desk-intake.counter.visitor')}
      value={kind}
      onChange={(event) =>
        intake.putPerson(index, { kind: event.currentTarget.value as ComplainantKind })
      }
      data={complainantKinds.map((one) => ({
        value: one,
        label: say(`lifecycle.complainant.${one}`),
      }))}
    />
  );
}

/** What makes waiting harder for somebody, if they say so. */
export function WaitingHarder({ intake, index }: { intake: Intake; index: number }) {
  return (
    <NativeSelect
      label={say('desk-intake.field.circumstance')}
      value={intake.form.people[index]?.circumstance ?? ''}
      onChange={(event) =>
        intake.putPerson(index, { circumstance: event.currentTarget.value as Circumstance | '' })
      }
      data={[
        { value: '', label: say('desk-intake.field.circumstance_none') },
        ...circumstances.map((one) => ({
          value: one,
          label: say(`lifecycle.circumstance.${one}`),
        })),
      ]}
    />
  );
}

/** Those who complain together with the first; each has a notice and a vote of their own. */
export function OtherComplainants({ intake }: { intake: Intake }) {
  const { form, wrong, put, putPerson, field, focus } = intake;
  const { people } = form;
  const count = useRef(people.length);
  // Who was added is named next.
  useEffect(() => {
    if (people.length > count.current) focus(`complainants.${people.length - 1}.name`);
    count.current = people.length;
  });
  return (
    <section className="others" aria-label={say('desk-intake.counter.people')}>
      {people.slice(1).map((person, position) => {
        const index = position + 1;
        const at = `complainants.${index}`;
        return (
          <fieldset key={index} className="other">
            <legend className="hidden-words">
              {say('desk-intake.counter.person', { index: index + 1 })}
            </legend>
            <TextInput
              ref={field(`${at}.name`)}
              label={say('desk-intake.counter.person', { index: index + 1 })}
              dir={asWritten(person.name)}
              autoComplete="off"
              value={person.name}
              error={wrong[`${at}.name`]}
              onChange={(event) => putPerson(index, { name: event.currentTarget.value })}
            />
            <TextInput
              ref={field(`${at}.phone`)}
              label={say('desk-intake.field.their_phone')}
              type="tel"
              dir="ltr"
              autoComplete="off"
              value={person.phone}
              error={wrong[`${at}.phone`]}
              onChange={(event) => putPerson(index, { phone: event.currentTarget.value })}
            />
            <TextInput
              ref={field(`${at}.nationalId`)}
              label={say('desk-intake.field.national_id')}
              inputMode="numeric"
              dir="ltr"
              autoComplete="off"
              value={person.nationalId}
              error={wrong[`${at}.nationalId`]}
              onChange={(event) => putPerson(index, { nationalId: event.currentTarget.value })}
            />
            <VisitorKind intake={intake} index={index} />
            <ActionIcon
              variant="subtle"
              color="clay"
              size={44}
              aria-label={say('desk-intake.counter.remove', {
                name: person.name || say('desk-intake.counter.person', { index: index + 1 }),
              })}
              onClick={() => put({ people: people.filter((_, other) => other !== index) })}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </fieldset>
        );
      })}
      {people.length < mostPeople ? (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          onClick={() => put({ people: [...people, emptyPerson()] })}
        >
          {say('desk-intake.counter.add')}
        </Button>
      ) : null}
    </section>
  );
}
