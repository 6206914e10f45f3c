import type { OneUseLink as Link } from '@insaf/contract/staff.ts';
import { Alert } from '@mantine/core';
import { Copy } from '../../account/copy-button.tsx';
import { When } from '../../parts/when.tsx';
import { say } from '../../words.ts';

/** A link that was just made for somebody: to be handed over, for it is shown this once. */
export function OneUseLink({ link, name }: { link: Link; name: string }) {
  return (
    <Alert color="wheat" role="status" title={say('desk-staff.access.link', { name })}>
      <p className="staff-link">
        <bdi dir="ltr">{link.address}</bdi>
      </p>
      <p className="admin-text">
        {say('desk-staff.access.link_text')} <When at={link.expiresAt} />.{' '}
        {say(link.emailed ? 'desk-staff.access.link_emailed' : 'desk-staff.access.link_by_hand')}
      </p>
      <Copy value={link.address} />
    </Alert>
  );
}
