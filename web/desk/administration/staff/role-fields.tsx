import type { Reach } from '@insaf/contract/roles.ts';
import { NativeSelect, Radio } from '@mantine/core';
import { named, say } from '../../words.ts';
import { AgencyPicker } from '../agencies/agency-picker.tsx';
import { useRoles } from '../roles/roles.ts';

export type GivenRole = {
  readonly role: string;
  readonly agency: string | null;
  readonly reach: Reach;
};
export const newRole: GivenRole = { role: '', agency: null, reach: 'below' };

/** A role, the agency where it is held, and how far it reaches below that. */
export function RoleFields({
  value,
  faults,
  onChange,
}: {
  value: GivenRole;
  faults: Readonly<Record<'role' | 'agency' | 'reach', string | null>>;
  onChange: (value: GivenRole) => void;
}) {
  const roles = useRoles().filter(({ active }) => active);
  const chosen = roles.find(({ code }) => code === value.role);
  return (
    <>
      <NativeSelect
        label={say('desk-staff.role')}
        description={chosen === undefined ? undefined : named(chosen.hint)}
        data={[
          { value: '', label: say('desk-staff.choose_role') },
          ...roles.map(({ code, title }) => ({ value: code, label: named(title) })),
        ]}
        value={value.role}
        error={faults.role}
        onChange={(event) => onChange({ ...value, role: event.currentTarget.value })}
      />
      <AgencyPicker
        label={say('desk-staff.agency')}
        value={value.agency}
        error={faults.agency}
        onChange={(agency) => onChange({ ...value, agency })}
      />
      <Radio.Group
        label={say('desk-staff.reach_label')}
        value={value.reach}
        error={faults.reach}
        onChange={(reach) => onChange({ ...value, reach: reach as Reach })}
      >
        <Radio mt="xs" value="below" label={say('desk-staff.reach.below')} />
        <Radio mt="xs" value="alone" label={say('desk-staff.reach.alone')} />
      </Radio.Group>
    </>
  );
}
