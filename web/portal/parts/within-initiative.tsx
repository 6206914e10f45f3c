import type { Say } from '@insaf/contract/portal.ts';
import type { Named } from '@insaf/contract/portal-filing.ts';
import type { ReactNode } from 'react';

/** Within which initiative a complaint is filed, and the way to take it off. */
export function WithinInitiative({
  say,
  initiative: { code, name },
  children,
}: {
  say: Say;
  initiative: Named;
  /** The button that takes it off. */
  children: ReactNode;
}) {
  return (
    <div className="within-initiative">
      <span>
        {say('portal-initiative.within')} <a href={`/initiatives/${code}`}>{name}</a>
      </span>
      {children}
    </div>
  );
}
