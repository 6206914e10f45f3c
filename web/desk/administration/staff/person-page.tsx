import type { StaffPage, staffRoutes } from '@insaf/contract/staff.ts';
import { Button, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { SignIns } from '../../account/sign-ins.tsx';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { Failed, FaultNote, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { Confirm } from '../confirm.tsx';
import { AdministrationPage } from '../sections.tsx';
import { Access } from './access.tsx';
import { Roles } from './roles.tsx';
import { readStaffMember, staffKey, useStaffChange } from './staff.ts';

/** One member of staff: who they are, what they may do and where, and what was changed. */
export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const person = useQuery({ queryKey: staffKey(id), queryFn: () => readStaffMember(id) });
  if (person.isPending) return <Loading />;
  if (person.isError) return <Failed fault={person.error} retry={() => void person.refetch()} />;
  return (
    <AdministrationPage
      title={person.data.name}
      above={
        <Link className="admin-back" to={'/administration/staff' as never}>
          {say('desk-staff.title')}
        </Link>
      }
    >
      {person.data.can.edit ? null : <p className="card-note">{say('desk-staff.not_yours')}</p>}
      <div className="card-columns">
        <div className="card-stack">
          <Account key={id} person={person.data} />
          <Access key={`access ${id}`} person={person.data} />
          <Roles person={person.data} />
        </div>
        <div className="card-stack">
          {person.data.access === null ? null : (
            <SignIns
              events={person.data.access.signIns}
              text={say('desk-staff.access.sign_ins_text')}
            />
          )}
          <Changes kind="staff" subject={id} />
        </div>
      </div>
    </AdministrationPage>
  );
}

function Account({ person }: { person: StaffPage }) {
  const [given, setGiven] = useState({
    ...{ name: person.name, email: person.email, language: person.language },
  });
  const [asking, setAsking] = useState<'activity' | null>(null);
  const params = { id: person.id };
  const edit = (body: object) =>
    call<typeof staffRoutes.editStaffMember>('PATCH', '/staff/:id', { params, body });
  const saving = useStaffChange(person.id, () => edit(given));
  const toggling = useStaffChange(
    person.id,
    () => edit({ active: !person.active }),
    () => setAsking(null),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  const off = !person.can.edit;
  return (
    <section className="card" aria-labelledby="account">
      <Title order={2} size="h4" id="account">
        {say('desk-staff.account')}{' '}
        {person.active ? null : (
          <span className="badge badge-quiet">{say('desk-staff.left_one')}</span>
        )}
      </Title>
      <p className="card-quiet">
        {say('desk-staff.since')} <When at={person.since} />
        {' · '}
        {person.lastSignIn === null ? (
          say('desk-staff.no_sign_in')
        ) : (
          <>
            {say('desk-staff.last_sign_in')} <When at={person.lastSignIn} />
          </>
        )}
      </p>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={say('desk-staff.name')}
            value={given.name}
            disabled={off}
            error={faultAt(saving.error, 'name')}
            onChange={({ currentTarget }) => setGiven({ ...given, name: currentTarget.value })}
          />
          <TextInput
            type="email"
            dir="ltr"
            label={say('desk-staff.email')}
            value={given.email}
            disabled={off}
            error={faultAt(saving.error, 'email')}
            onChange={({ currentTarget }) => setGiven({ ...given, email: currentTarget.value })}
          />
          <NativeSelect
            label={say('desk-staff.language')}
            value={given.language}
            disabled={off}
            data={(['ar', 'en'] as const).map((language) => ({
              value: language,
              label: say(`desk-templates.language.${language}`),
            }))}
            onChange={({ currentTarget }) =>
              setGiven({ ...given, language: currentTarget.value as 'ar' })
            }
          />
          <FaultNote fault={saving.error} />
          <p role="status" className="card-done">
            {saving.isSuccess ? say('desk-administration.saved') : ''}
          </p>
          {off ? null : (
            <div className="dialog-acts">
              <Button type="submit" loading={saving.isPending}>
                {say('desk-administration.save')}
              </Button>
              {person.can.deactivate ? (
                <Button
                  variant="default"
                  {...(person.active ? { c: 'clay' } : {})}
                  onClick={() => setAsking('activity')}
                >
                  {say(person.active ? 'desk-staff.deactivate' : 'desk-staff.activate')}
                </Button>
              ) : null}
            </div>
          )}
        </Stack>
      </form>
      {asking === 'activity' ? (
        <Confirm
          title={say(person.active ? 'desk-staff.deactivate' : 'desk-staff.activate')}
          text={say(person.active ? 'desk-staff.deactivate_text' : 'desk-staff.activate_text', {
            name: person.name,
          })}
          act={say(person.active ? 'desk-staff.deactivate' : 'desk-staff.activate')}
          grave={person.active}
          doing={toggling}
          close={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}
