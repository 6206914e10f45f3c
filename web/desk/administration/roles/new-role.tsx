import type { RoleView, roleRoutes } from '@insaf/contract/role-routes.ts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { say } from '../../words.ts';
import { RoleForm, type RoleGiven, roleFields } from './role-form.tsx';
import { rolesQuery } from './roles.ts';

const nothing: RoleGiven = { title: { ar: '', en: '' }, hint: { ar: '', en: '' }, permissions: [] };

/** A role of the installation's own, from nothing or as a copy of another. */
export function NewRole({ copied, close }: { copied?: RoleView; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState<RoleGiven>(
    copied === undefined ? nothing : { ...copied, title: copyOf(copied) },
  );
  const making = useMutation({
    mutationFn: () =>
      call<typeof roleRoutes.makeRole>('POST', '/roles', {
        body: {
          ...{ code, title: given.title, hint: given.hint },
          permissions: [...given.permissions],
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: rolesQuery.queryKey });
      close();
      void navigate({ to: `/administration/roles/${code}` as never });
    },
  });
  return (
    <FormDialog
      title={say('desk-rights.add')}
      size="xl"
      act={say('desk-rights.make')}
      disabled={given.permissions.length === 0}
      sending={making}
      fields={['code', ...roleFields]}
      close={close}
    >
      <TextInput
        required
        dir="ltr"
        label={say('desk-rights.code')}
        description={say('desk-rights.code_hint')}
        value={code}
        error={faultAt(making.error, 'code')}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <RoleForm value={given} fault={making.error} onChange={setGiven} />
    </FormDialog>
  );
}

/** What a copy is called at first, in both languages, however the page is read. */
const copyOf = ({ title }: RoleView) => ({ ar: `${title.ar} ٢`, en: `${title.en} 2` });
