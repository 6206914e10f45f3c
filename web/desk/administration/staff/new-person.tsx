import type { staffRoutes } from '@insaf/contract/staff.ts';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FaultNote } from '../../parts/states.tsx';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={made === undefined}
      title={say('desk-staff.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      classNames={{ title: 'admin-dialog-title' }}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
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
            <FaultNote fault={creating.error} />
            <div className="admin-dialog-acts">
              <Button type="submit" disabled={role.role === ''} loading={creating.isPending}>
                {say('desk-staff.create')}
              </Button>
              <Button variant="default" onClick={close}>
                {say('desk-administration.cancel')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <Stack>
          <OneUseLink link={made.invitation} name={made.name} />
          <div className="admin-dialog-acts">
            <Button
              onClick={() => {
                close();
                void navigate({ to: `/administration/staff/${made.id}` as never });
              }}
            >
              {say('desk-staff.open')}
            </Button>
          </div>
        </Stack>
      )}
    </Modal>
  );
}
