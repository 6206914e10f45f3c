import type { Reach, Role } from '@insaf/contract/roles.ts';
import { NativeSelect, Radio } from '@mantine/core';
import { say } from '../../words.ts';
import { AgencyPicker } from '../agencies/agency-picker.tsx';
import { roleNames } from '../vocabularies.ts';

export type GivenRole = {
  readonly role: Role;
  readonly agency: string | null;
  readonly reach: Reach;
};
export const newRole: GivenRole = { role: 'agency_officer', agency: null, reach: 'below' };

/** A role, the agency where it is held, and how far it reaches below that. */
export function RoleFields({
  value,
  faults,
  onChange,
}: {
  value: GivenRole;
  faults: { readonly agency: string | null; readonly reach: string | null };
  onChange: (value: GivenRole) => void;
}) {
  return (
    <>
      <NativeSelect
        label={say('desk-staff.role')}
        description={say(`desk-staff.role_hint.${value.role}`)}
        data={roleNames.map((role) => ({ value: role, label: say(`lifecycle.role.${role}`) }))}
        value={value.role}
        onChange={(event) => onChange({ ...value, role: event.currentTarget.value as Role })}
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
