import { NativeSelect } from '@mantine/core';
import { useInitiatives } from '../parts/directory-names.ts';
import { named, say } from '../words.ts';
import type { Desk, Intake } from './use-intake.ts';

/**
 * Within which initiative it is filed: of those open today that take what comes this way and of this kind.
 * One that was chosen stays to be seen, whatever was changed since; the server says what does not fit.
 */
export function InitiativeField({ intake, desk }: { intake: Intake; desk: Desk }) {
  const { form, wrong, put, field } = intake;
  const chosen = form.initiative ?? '';
  const takes = <T,>(listed: readonly T[], one: T) => listed.length === 0 || listed.includes(one);
  const fitting = useInitiatives().filter(
    ({ code, state, channels, kinds, categories }) =>
      code === chosen ||
      (state === 'open' &&
        takes(channels, desk) &&
        takes(kinds, form.kind) &&
        (form.category === null || takes(categories, form.category))),
  );
  if (fitting.length === 0) return null;
  return (
    <NativeSelect
      ref={field('initiative')}
      label={say('desk-intake.field.initiative')}
      value={chosen}
      error={wrong.initiative ?? wrong.channel}
      onChange={(event) => put({ initiative: event.currentTarget.value || null })}
      data={[
        { value: '', label: say('desk-intake.field.initiative_none') },
        ...fitting.map(({ code, name }) => ({ value: code, label: named(name) })),
      ]}
    />
  );
}
