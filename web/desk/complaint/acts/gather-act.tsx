import { useState } from 'react';
import {
  CauseFields,
  causeFields,
  isWhole,
  nothingGiven,
  sendCause,
} from '../../causes/cause-fields.tsx';
import { LikelyList, useLikely } from '../../causes/likely-list.tsx';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { useAct } from './use-act.ts';

/** Gathers it under the cause that it has in common with others, and those of them that are chosen. */
export function GatherAct({ complaint, close, done }: ActProps) {
  const { number } = complaint;
  const [given, set] = useDraft(number, 'gather', nothingGiven);
  const [checked, setChecked] = useState(false);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const { data: rows = [] } = useLikely({ complaint: number });
  const also = rows
    .filter((row) => chosen.has(row.number))
    .map((row) => ({ number: row.number, version: row.version }));
  const acting = useAct(
    complaint,
    'gather',
    (version) => sendCause(given, [{ number, version }, ...also]),
    done,
  );
  const check = () => {
    setChecked(true);
    return isWhole(given);
  };
  return (
    <ActForm {...{ complaint, acting, check, close }} verb="gather" fields={causeFields}>
      <CauseFields {...{ given, set, checked }} fault={acting.fault} />
      {rows.length === 0 ? null : (
        <LikelyList title={say('desk-causes.likely.title')} {...{ rows, chosen, choose }} />
      )}
    </ActForm>
  );
}
