import type { KeyPermission, partnerRoutes } from '@insaf/contract/partners.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import { Button, Checkbox, Modal, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { installation } from '../../installation.ts';
import { FaultNote } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { say } from '../../words.ts';
import { AgencyPicker } from '../agencies/agency-picker.tsx';
import { fromWallTime, toWallTime } from '../settings/wall-time.ts';
import { keyPermissionNames } from './keys.ts';
import { ShownKey } from './shown-key.tsx';

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issuing.mutate();
  };
  const ready = given.agency !== null && given.permissions.length > 0 && given.lastDay !== '';
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={made === undefined}
      title={say('desk-keys.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      classNames={{ title: 'admin-dialog-title' }}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              required
              label={say('desk-keys.name')}
              description={say('desk-keys.name_hint')}
              value={given.name}
              error={faultAt(issuing.error, 'name')}
              onChange={({ currentTarget }) => setGiven({ ...given, name: currentTarget.value })}
            />
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
            <Permissions
              chosen={given.permissions}
              fault={permissionFault(issuing.error, given.permissions)}
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
            <NumberInput
              label={say('desk-keys.per_minute')}
              min={1}
              max={6000}
              allowDecimal={false}
              value={given.perMinute}
              error={faultAt(issuing.error, 'perMinute')}
              onChange={(perMinute) => setGiven({ ...given, perMinute: Number(perMinute) })}
            />
            <FaultNote fault={issuing.error} />
            <div className="admin-dialog-acts">
              <Button type="submit" disabled={!ready} loading={issuing.isPending}>
                {say('desk-keys.make')}
              </Button>
              <Button variant="default" onClick={close}>
                {say('desk-administration.cancel')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <Stack>
          <ShownKey secret={made.key} name={made.name} />
          <div className="admin-dialog-acts">
            <Button
              onClick={() => {
                close();
                void navigate({ to: `/administration/keys/${made.id}` as never });
              }}
            >
              {say('desk-keys.done')}
            </Button>
          </div>
        </Stack>
      )}
    </Modal>
  );
}

/** What is refused is named by its place among those that were sent. */
function permissionFault(fault: unknown, sent: readonly KeyPermission[]): string | null {
  const refused = sent.find((_, at) => faultAt(fault, `permissions.${at}`) !== null);
  if (refused === undefined) return faultAt(fault, 'permissions');
  return say('desk-keys.not_held', { permission: say(`desk-rights.permission.${refused}`) });
}

/** Only what the one signed in holds somewhere is offered; whether at this agency, the server says. */
function Permissions({
  chosen,
  fault,
  onChange,
}: {
  chosen: readonly KeyPermission[];
  fault: string | null;
  onChange: (chosen: KeyPermission[]) => void;
}) {
  const { permissions } = useMe();
  const offered = keyPermissionNames.filter((name) => permissions.includes(name));
  return (
    <Checkbox.Group
      label={say('desk-keys.permissions')}
      description={say('desk-keys.permissions_hint')}
      value={[...chosen]}
      error={fault}
      onChange={(names) => onChange(names as KeyPermission[])}
    >
      {offered.map((name) => (
        <Checkbox key={name} mt="xs" value={name} label={say(`desk-rights.permission.${name}`)} />
      ))}
    </Checkbox.Group>
  );
}
