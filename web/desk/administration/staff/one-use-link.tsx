import type { OneUseLink as Link } from '@insaf/contract/staff.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { When } from '../../parts/when.tsx';
import { say } from '../../words.ts';

/** A link that was just made for somebody: to be handed over, for it is shown this once. */
export function OneUseLink({ link, name }: { link: Link; name: string }) {
  return (
    <ShownOnce title={say('desk-staff.access.link', { name })} secret={link.address}>
      {say('desk-staff.access.link_text')} <When at={link.expiresAt} />.{' '}
      {say(link.emailed ? 'desk-staff.access.link_emailed' : 'desk-staff.access.link_by_hand')}
    </ShownOnce>
  );
}
