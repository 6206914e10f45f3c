import type { staffRoutes } from '@insaf/contract/staff.ts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { say } from '../../words.ts';
import { OneUseLink } from './one-use-link.tsx';
import { newRole, RoleFields } from './role-fields.tsx';

/** An account with a first role; the person chooses a password by a link, which is shown once. */
export function NewPerson({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [names, setNames] = useState({ name: '', email: '' });
  const [role, setRole] = useState(newRole);
  const creating = useMutation({
    mutationFn: () =>
      call<typeof staffRoutes.createStaffMember>('POST', '/staff', {
        body: { ...names, roles: [{ ...role, agency: role.agency ?? '' }] },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration', 'staff'] }),
  });
  const made = creating.data;
  return (
    <FormDialog
      title={say('desk-staff.add')}
      size="lg"
      act={say('desk-staff.create')}
      disabled={role.role === ''}
      sending={creating}
      fields={['name', 'email', 'roles']}
      after={
        made && {
          shown: <OneUseLink link={made.invitation} name={made.name} />,
          act: say('desk-staff.open'),
          go: () => {
            close();
            void navigate({ to: `/administration/staff/${made.id}` as never });
          },
        }
      }
      close={close}
    >
      <TextInput
        required
        label={say('desk-staff.name')}
        value={names.name}
        error={faultAt(creating.error, 'name')}
        onChange={({ currentTarget }) => setNames({ ...names, name: currentTarget.value })}
      />
      <TextInput
        required
        type="email"
        dir="ltr"
        label={say('desk-staff.email')}
        value={names.email}
        error={faultAt(creating.error, 'email')}
        onChange={({ currentTarget }) => setNames({ ...names, email: currentTarget.value })}
      />
      <RoleFields
        value={role}
        faults={{
          role: faultAt(creating.error, 'roles.0.role'),
          agency: faultAt(creating.error, 'roles.0.agency'),
          reach: faultAt(creating.error, 'roles.0.reach'),
        }}
        onChange={setRole}
      />
    </FormDialog>
  );
}
