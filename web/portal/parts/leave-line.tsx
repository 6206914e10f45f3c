import { inDigits } from '@insaf/contract/digits.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';

/** Whose page this is, and the way out for who shares the device. */
export function LeaveLine({
  label,
  code,
  frame,
}: {
  label: string;
  /** The number of a complaint, or what is shown of a telephone. */
  code: string;
  frame: PortalFrame;
}) {
  const { say, digits } = frame;
  return (
    <div className="number-line">
      <p>
        <span className="quiet">{label}</span>{' '}
        <bdi className="code" dir="ltr">
          {inDigits(code, digits)}
        </bdi>
      </p>
      <form method="post" action="/track/leave">
        <button type="submit" className="button secondary" title={say('portal-track.leave_hint')}>
          {say('portal-track.leave')}
        </button>
      </form>
    </div>
  );
}
