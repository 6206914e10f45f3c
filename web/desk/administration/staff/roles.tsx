import './staff.css';
import type { StaffPage, staffRoutes } from '@insaf/contract/staff.ts';
import { Button, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { Dialog, FormDialog } from '../../parts/dialog.tsx';
import { named, say } from '../../words.ts';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { Confirm } from '../confirm.tsx';
import { useRoles } from '../roles/roles.ts';
import { newRole, RoleFields } from './role-fields.tsx';
import { useStaffChange } from './staff.ts';

type Held = StaffPage['roles'][number];

/** What somebody may do and where; each role that is within one's reach can be taken, and more given. */
export function Roles({ person }: { person: StaffPage }) {
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<Held | null>(null);
  return (
    <section className="card" aria-labelledby="roles">
      <Title order={2} size="h4" id="roles">
        {say('desk-staff.roles')}
      </Title>
      {person.roles.length === 0 ? (
        <p className="card-quiet">{say('desk-staff.no_roles')}</p>
      ) : (
        <ul className="admin-roles">
          {person.roles.map((held) => (
            <li key={`${held.role} ${held.agency.code}`}>
              <span>
                <strong>{named(held.title)}</strong>
                <Link to={`/administration/agencies/${held.agency.code}` as never}>
                  {named(held.agency.name)}
                </Link>
                <span className="card-quiet">{say(`desk-staff.reach.${held.reach}`)}</span>
              </span>
              {held.mine ? (
                <Button
                  variant="subtle"
                  c="clay"
                  aria-label={say('desk-staff.take_role', {
                    role: named(held.title),
                    agency: named(held.agency.name),
                  })}
                  onClick={() => setTaking(held)}
                >
                  {say('desk-staff.take')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setGiving(true)}>
        {say('desk-staff.give')}
      </Button>
      {giving ? <GiveRole person={person} close={() => setGiving(false)} /> : null}
      {taking === null ? null : (
        <TakeRole person={person} held={taking} close={() => setTaking(null)} />
      )}
    </section>
  );
}

function GiveRole({ person, close }: { person: StaffPage; close: () => void }) {
  const [given, setGiven] = useState(newRole);
  const giving = useStaffChange(
    person.id,
    () =>
      call<typeof staffRoutes.giveRole>('POST', '/staff/:id/roles', {
        params: { id: person.id },
        body: { ...given, agency: given.agency ?? '' },
      }),
    close,
  );
  const takesTwo = useRoles().some(({ code, administers }) => administers && code === given.role);
  const isOff = given.agency === null || given.role === '';
  const fields = (
    <RoleFields
      value={given}
      faults={{
        role: faultAt(giving.error, 'role'),
        agency: faultAt(giving.error, 'agency'),
        reach: faultAt(giving.error, 'reach'),
      }}
      onChange={setGiven}
    />
  );
  const dialog = { title: say('desk-staff.give'), close };
  if (takesTwo) {
    const order = { ...given, staff: person.id, agency: given.agency ?? '' };
    return (
      <Dialog {...dialog}>
        <Stack>
          {fields}
          <AskApproval asked={{ kind: 'give_role', order }} disabled={isOff} close={close} />
        </Stack>
      </Dialog>
    );
  }
  return (
    <FormDialog
      {...dialog}
      act={say('desk-staff.give')}
      disabled={isOff}
      sending={giving}
      fields={['role', 'agency', 'reach']}
    >
      {fields}
    </FormDialog>
  );
}

function TakeRole({ person, held, close }: { person: StaffPage; held: Held; close: () => void }) {
  const params = { id: person.id, role: held.role, agency: held.agency.code };
  const taking = useStaffChange(
    person.id,
    () => call<typeof staffRoutes.takeRole>('DELETE', '/staff/:id/roles/:role/:agency', { params }),
    close,
  );
  return (
    <Confirm
      title={say('desk-staff.take')}
      text={say('desk-staff.take_text', {
        name: person.name,
        role: named(held.title),
        agency: named(held.agency.name),
      })}
      act={say('desk-staff.take')}
      grave
      doing={taking}
      close={close}
    />
  );
}
