import { useState } from 'react';
import {
  isWhole,
  nothingGiven,
  ObstacleFields,
  obstacleFields,
  sendObstacle,
} from '../../obstacles/obstacle-fields.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { useAct } from './use-act.ts';

/** Records what is in the way, for the head of the agency to decide. */
export function ObstructAct({ complaint, close, done }: ActProps) {
  const { number, holder } = complaint;
  const [given, set] = useDraft(number, 'obstruct', nothingGiven);
  const [checked, setChecked] = useState(false);
  const acting = useAct(
    complaint,
    'obstruct',
    (version) => sendObstacle(given, [{ number, version }]),
    done,
  );
  const check = () => {
    setChecked(true);
    return isWhole(given);
  };
  return (
    <ActForm {...{ complaint, acting, check, close }} verb="obstruct" fields={obstacleFields}>
      <ObstacleFields {...{ given, set, checked }} agency={holder.code} fault={acting.fault} />
    </ActForm>
  );
}
