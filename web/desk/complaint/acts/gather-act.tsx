import { useState } from 'react';
import {
  CauseFields,
  causeFields,
  isWhole,
  nothingGiven,
  sendCause,
} from '../../causes/cause-fields.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { useAct } from './use-act.ts';

/** Gathers it under the cause that it has in common with others. */
export function GatherAct({ complaint, close, done }: ActProps) {
  const { number } = complaint;
  const [given, set] = useDraft(number, 'gather', nothingGiven);
  const [checked, setChecked] = useState(false);
  const acting = useAct(
    complaint,
    'gather',
    (version) => sendCause(given, [{ number, version }]),
    done,
  );
  const check = () => {
    setChecked(true);
    return isWhole(given);
  };
  return (
    <ActForm {...{ complaint, acting, check, close }} verb="gather" fields={causeFields}>
      <CauseFields {...{ given, set, checked }} fault={acting.fault} />
    </ActForm>
  );
}
