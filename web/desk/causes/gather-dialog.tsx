import { useState } from 'react';
import { type Chosen, TogetherDialog } from '../parts/together-dialog.tsx';
import { CauseFields, causeFields, isWhole, nothingGiven, sendCause } from './cause-fields.tsx';

/** Gathers several complaints of the queue under one cause. */
export default function GatherDialog(props: {
  rows: readonly Chosen[];
  close: () => void;
  done: () => void;
}) {
  const [given, setGiven] = useState(nothingGiven);
  return (
    <TogetherDialog
      {...props}
      verb="gather"
      fields={causeFields}
      refreshed="causes"
      isWhole={isWhole(given)}
      send={(chosen) => sendCause(given, chosen)}
    >
      {(checked, fault) => (
        <CauseFields
          {...{ given, checked, fault }}
          set={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        />
      )}
    </TogetherDialog>
  );
}
