import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import { call } from '../../api.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useAct } from './use-act.ts';

/** The agency takes it on. */
export function AcceptAct({ complaint, close, done }: ActProps) {
  const acting = useAct(
    complaint,
    'accept',
    (version) =>
      call<typeof complaintRoutes.acceptComplaint>('POST', '/complaints/:number/accept', {
        params: { number: complaint.number },
        body: { version },
      }),
    done,
  );
  return (
    <ActForm {...{ complaint, acting, close }} check={() => true} fields={[]} verb="accept">
      {null}
    </ActForm>
  );
}
