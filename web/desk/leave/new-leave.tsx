import type { delegationRoutes } from '@insaf/contract/delegations.ts';
import { Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { useMay } from '../session/session.ts';
import { say } from '../words.ts';
import { leaveKey } from './leave-key.ts';
import { PersonPicker } from './person-picker.tsx';

/** Who is away, from when until when, and who stands in. */
export function NewLeave({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const heads = useMay('leadAgency');
  const [whose, setWhose] = useState<'me' | 'other'>('me');
  const [staff, setStaff] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState({ from: '', until: '' });
  const of = whose === 'other' && staff !== null ? { staff } : {};
  const lending = useMutation({
    mutationFn: () =>
      call<typeof delegationRoutes.lendRoles>('POST', '/delegations', {
        body: { ...of, to: to ?? '', ...days },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: leaveKey });
      close();
    },
  });
  const isOff =
    to === null || days.from === '' || days.until === '' || (whose === 'other' && staff === null);
  const day = (name: 'from' | 'until') => (
    <TextInput
      type="date"
      required
      label={say(`desk-leave.${name}`)}
      value={days[name]}
      error={faultAt(lending.error, name)}
      onChange={({ currentTarget }) => setDays({ ...days, [name]: currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={say('desk-leave.title')}
      act={say('desk-leave.lend')}
      disabled={isOff}
      sending={lending}
      fields={['to', 'from', 'until']}
      close={close}
    >
      {heads ? (
        <Radio.Group
          label={say('desk-leave.for')}
          value={whose}
          onChange={(chosen) => {
            setWhose(chosen as 'me' | 'other');
            setTo(null);
          }}
        >
          <Radio mt="xs" value="me" label={say('desk-leave.for_me')} />
          <Radio mt="xs" value="other" label={say('desk-leave.for_other')} />
        </Radio.Group>
      ) : null}
      {whose === 'other' ? (
        <PersonPicker
          label={say('desk-leave.whom')}
          whom="headed"
          value={staff}
          onChange={(id) => {
            setStaff(id);
            setTo(null);
          }}
        />
      ) : null}
      {whose === 'other' && staff === null ? null : (
        <PersonPicker
          key={staff ?? 'me'}
          label={say('desk-leave.to')}
          description={say('desk-leave.to_hint')}
          whom="substitutes"
          staff={whose === 'other' ? (staff ?? undefined) : undefined}
          value={to}
          error={faultAt(lending.error, 'to')}
          onChange={setTo}
        />
      )}
      <div className="admin-pair">
        {day('from')}
        {day('until')}
      </div>
    </FormDialog>
  );
}
