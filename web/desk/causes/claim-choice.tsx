import { type CauseClaim, causeClaims } from '@insaf/contract/causes.ts';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '../words.ts';
import './causes.css';

/** What the reply of a cause claims; each complaint's rule is asked by it. */
export function ClaimChoice({
  claim,
  choose,
  description,
}: {
  claim: CauseClaim;
  choose: (claim: CauseClaim) => void;
  description?: ReactNode;
}) {
  return (
    <Radio.Group
      label={say('desk-reply.claim.label')}
      description={description}
      value={claim}
      onChange={(value) => choose(value as CauseClaim)}
    >
      <div className="cause-claims">
        {causeClaims.map((each) => (
          <Radio key={each} value={each} label={say(`lifecycle.claim.${each}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
