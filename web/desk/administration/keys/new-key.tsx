import type { KeyPermission, partnerRoutes } from '@insaf/contract/partners.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import { Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { installation } from '../../installation.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { say } from '../../words.ts';
import { AgencyPicker } from '../agencies/agency-picker.tsx';
import { fromWallTime, toWallTime } from '../settings/wall-time.ts';
import { KeyFields } from './key-fields.tsx';
import { KeyPermissions } from './key-permissions.tsx';

const aDay = 24 * 60 * 60 * 1000;
const dayIn = (days: number) =>
  toWallTime(new Date(Date.now() + days * aDay).toISOString(), installation.zone).slice(0, 10);

/** A key for a partner's system; it is made by the server and shown once. */
export function NewKey({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [given, setGiven] = useState({
    ...{ name: '', agency: null as string | null, reach: 'alone' as Reach },
    ...{ permissions: [] as KeyPermission[], lastDay: dayIn(365), perMinute: 60 },
  });
  const issuing = useMutation({
    mutationFn: () => {
      const { lastDay, agency, ...rest } = given;
      const expiresAt = fromWallTime(`${lastDay}T23:59`, installation.zone);
      return call<typeof partnerRoutes.issueKey>('POST', '/partner-keys', {
        body: { ...rest, agency: agency ?? '', expiresAt },
      });
    },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration', 'partner-keys'] }),
  });
  const made = issuing.data;
  const ready = given.agency !== null && given.permissions.length > 0 && given.lastDay !== '';
  return (
    <FormDialog
      title={say('desk-keys.add')}
      size="lg"
      act={say('desk-keys.make')}
      disabled={!ready}
      sending={issuing}
      fields={['name', 'agency', 'reach', 'permissions', 'expiresAt', 'perMinute']}
      after={
        made && {
          shown: (
            <ShownOnce title={say('desk-keys.shown.title', { name: made.name })} secret={made.key}>
              {say('desk-keys.shown.once')}
            </ShownOnce>
          ),
          act: say('desk-keys.done'),
          go: () => {
            close();
            void navigate({ to: `/administration/keys/${made.id}` as never });
          },
        }
      }
      close={close}
    >
      <KeyFields
        value={given}
        fault={issuing.error}
        onChange={(change) => setGiven({ ...given, ...change })}
      >
        <AgencyPicker
          label={say('desk-keys.agency')}
          value={given.agency}
          error={faultAt(issuing.error, 'agency')}
          onChange={(agency) => setGiven({ ...given, agency })}
        />
        <Radio.Group
          label={say('desk-keys.reach')}
          value={given.reach}
          error={faultAt(issuing.error, 'reach')}
          onChange={(reach) => setGiven({ ...given, reach: reach as Reach })}
        >
          <Radio mt="xs" value="alone" label={say('desk-staff.reach.alone')} />
          <Radio mt="xs" value="below" label={say('desk-staff.reach.below')} />
        </Radio.Group>
        <KeyPermissions
          chosen={given.permissions}
          fault={issuing.error}
          onChange={(permissions) => setGiven({ ...given, permissions })}
        />
        <TextInput
          required
          type="date"
          label={say('desk-keys.last_day')}
          description={say('desk-keys.last_day_hint')}
          min={dayIn(1)}
          max={dayIn(730)}
          value={given.lastDay}
          error={faultAt(issuing.error, 'expiresAt')}
          onChange={({ currentTarget }) => setGiven({ ...given, lastDay: currentTarget.value })}
        />
      </KeyFields>
    </FormDialog>
  );
}
