import { useState } from 'react';
import { type Chosen, TogetherDialog } from '../parts/together-dialog.tsx';
import {
  isWhole,
  nothingGiven,
  ObstacleFields,
  obstacleFields,
  sendObstacle,
} from './obstacle-fields.tsx';

type Row = Chosen & { readonly holder: { readonly code: string } };

/** Records one obstacle on several complaints of the queue. */
export default function ObstructDialog(props: {
  rows: readonly Row[];
  close: () => void;
  done: () => void;
}) {
  const [given, setGiven] = useState(nothingGiven);
  const holders = new Set(props.rows.map(({ holder }) => holder.code));
  const [agency] = holders.size === 1 ? holders : [];
  return (
    <TogetherDialog
      {...props}
      verb="obstruct"
      fields={obstacleFields}
      refreshed="obstacles"
      isWhole={isWhole(given)}
      send={(chosen) => sendObstacle(given, chosen)}
    >
      {(checked, fault) => (
        <ObstacleFields
          {...{ given, checked, fault }}
          agency={agency ?? null}
          set={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        />
      )}
    </TogetherDialog>
  );
}
