import type { RoleEdit, RoleView, roleRoutes } from '@insaf/contract/role-routes.ts';
import { Button, Stack, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiFault, call } from '../../api.ts';
import { Failed, FaultNote, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { Changes, changesKey } from '../changes.tsx';
import { Confirm } from '../confirm.tsx';
import { MoreButton } from '../more-button.tsx';
import { AdministrationPage } from '../sections.tsx';
import { NewRole } from './new-role.tsx';
import { RoleForm, type RoleGiven } from './role-form.tsx';
import { rolesQuery } from './roles.ts';

/** One role: what it permits, whom a change of it concerns, and what was changed. */
export default function RolePage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <Loading />;
  if (roles.isError) return <Failed fault={roles.error} retry={() => void roles.refetch()} />;
  const role = roles.data.roles.find((one) => one.code === code);
  if (role === undefined) {
    const message = say('desk.no_such_page');
    return <Failed fault={new ApiFault(404, { code: 'not_found', message })} />;
  }
  return (
    <AdministrationPage
      title={named(role.title)}
      above={
        <Link className="admin-back" to={'/administration/roles' as never}>
          {say('desk-rights.title')}
        </Link>
      }
    >
      {role.standard ? <p className="card-note">{say('desk-rights.is_standard')}</p> : null}
      <div className="card-columns">
        <Role key={code} role={role} />
        <div className="card-stack">
          <Holders code={code} />
          <Changes kind="role" subject={code} />
        </div>
      </div>
    </AdministrationPage>
  );
}

function Role({ role }: { role: RoleView }) {
  const [given, setGiven] = useState<RoleGiven>(role);
  const [asking, setAsking] = useState<'activity' | 'copy' | null>(null);
  const queries = useQueryClient();
  const change = (body: () => RoleEdit) => ({
    mutationFn: () =>
      call<typeof roleRoutes.changeRole>('PATCH', '/roles/:code', {
        params: { code: role.code },
        body: body(),
      }),
    onSuccess: () => {
      setAsking(null);
      void queries.invalidateQueries({ queryKey: rolesQuery.queryKey });
      void queries.invalidateQueries({ queryKey: changesKey('role', role.code) });
    },
  });
  const saving = useMutation(
    change(() => ({ title: given.title, hint: given.hint, permissions: [...given.permissions] })),
  );
  const toggling = useMutation(change(() => ({ active: !role.active })));
  const takesTwo = saving.error instanceof ApiFault && saving.error.code === 'needs_two';
  const act = say(role.active ? 'desk-rights.retire' : 'desk-rights.restore');
  return (
    <section className="card" aria-labelledby="permissions">
      <Title order={2} size="h4" id="permissions">
        {say('desk-rights.permissions')}{' '}
        {role.active ? null : (
          <span className="badge badge-quiet">{say('desk-rights.retired')}</span>
        )}
      </Title>
      <Stack>
        <RoleForm
          value={given}
          disabled={role.standard}
          fault={saving.error}
          onChange={(next) => {
            saving.reset();
            setGiven(next);
          }}
        />
        {takesTwo ? (
          <AskApproval
            asked={{
              kind: 'change_role',
              order: { role: role.code, permissions: [...given.permissions] },
            }}
            close={() => saving.reset()}
          />
        ) : (
          <>
            <FaultNote fault={saving.error} />
            <p role="status" className="card-done">
              {saving.isSuccess ? say('desk-administration.saved') : ''}
            </p>
            <div className="dialog-acts">
              {role.standard ? null : (
                <Button
                  disabled={given.permissions.length === 0}
                  loading={saving.isPending}
                  onClick={() => saving.mutate()}
                >
                  {say('desk-administration.save')}
                </Button>
              )}
              <Button variant="default" onClick={() => setAsking('copy')}>
                {say('desk-rights.copy')}
              </Button>
              <Button
                variant="default"
                {...(role.active ? { c: 'clay' } : {})}
                onClick={() => setAsking('activity')}
              >
                {act}
              </Button>
            </div>
          </>
        )}
      </Stack>
      {asking === 'copy' ? <NewRole copied={role} close={() => setAsking(null)} /> : null}
      {asking === 'activity' ? (
        <Confirm
          title={act}
          text={say(role.active ? 'desk-rights.retire_text' : 'desk-rights.restore_text', {
            name: named(role.title),
          })}
          act={act}
          grave={role.active}
          doing={{ ...toggling, mutate: () => toggling.mutate() }}
          close={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}

function Holders({ code }: { code: string }) {
  const holders = useInfiniteQuery({
    queryKey: ['administration', 'role-holders', code],
    queryFn: ({ pageParam, signal }) =>
      call<typeof roleRoutes.roleHolders>('GET', '/roles/:code/holders', {
        params: { code },
        query: { limit: 20, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const people = holders.data?.pages.flatMap((page) => page.holders) ?? [];
  return (
    <section className="card" aria-labelledby="holders">
      <Title order={2} size="h4" id="holders">
        {say('desk-rights.holders')}
      </Title>
      <p className="card-quiet">
        {say(
          holders.isSuccess && people.length === 0
            ? 'desk-rights.no_holders'
            : 'desk-rights.holders_hint',
        )}
      </p>
      {holders.isPending ? <Loading rows={2} /> : null}
      {holders.isError ? (
        <Failed fault={holders.error} retry={() => void holders.refetch()} />
      ) : null}
      <ul className="admin-list">
        {people.map(({ id, name, agencies }) => (
          <li key={id}>
            <Link className="admin-row" to={`/administration/staff/${id}` as never}>
              <span className="admin-row-main">
                <bdi>{name}</bdi>
                <span className="card-quiet">
                  {agencies.map((agency) => named(agency.name)).join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton list={holders} />
    </section>
  );
}
