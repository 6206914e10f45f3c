import type { KeyPermission } from '@insaf/contract/partners.ts';
import { Checkbox } from '@mantine/core';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { useMe } from '../../session/session.ts';
import { say } from '../../words.ts';
import { keyPermissionNames } from './keys.ts';

/** What is refused is named by its place among those that were sent. */
function permissionFault(fault: unknown, sent: readonly KeyPermission[]): string | null {
  const refused = sent.find((_, at) => faultAt(fault, `permissions.${at}`) !== null);
  if (refused === undefined) return faultAt(fault, 'permissions');
  return say('desk-keys.not_held', { permission: say(`desk-rights.permission.${refused}`) });
}

/** Only what the one signed in holds somewhere is offered; whether at this agency, the server says. */
export function KeyPermissions({
  chosen,
  fault,
  onChange,
}: {
  chosen: readonly KeyPermission[];
  fault: unknown;
  onChange: (chosen: KeyPermission[]) => void;
}) {
  const { permissions } = useMe();
  const offered = keyPermissionNames.filter((name) => permissions.includes(name));
  return (
    <Checkbox.Group
      label={say('desk-keys.permissions')}
      description={say('desk-keys.permissions_hint')}
      value={[...chosen]}
      error={permissionFault(fault, chosen)}
      onChange={(names) => onChange(names as KeyPermission[])}
    >
      {offered.map((name) => (
        <Checkbox key={name} mt="xs" value={name} label={say(`desk-rights.permission.${name}`)} />
      ))}
    </Checkbox.Group>
  );
}
