import type { ApiFault } from '../api.ts';
import { faultWords } from './states.tsx';

/** What is said beside the buttons of papers: that one is being set, or why it was not given. */
export function TakingSaid({ setting, fault }: { setting: string | null; fault: ApiFault | null }) {
  return (
    <>
      <p role="status" className="card-quiet taking-said">
        {setting}
      </p>
      {fault === null ? null : (
        <p role="alert" className="card-note taking-said">
          {faultWords(fault)}
        </p>
      )}
    </>
  );
}
