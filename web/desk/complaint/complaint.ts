import type { ComplaintView, dossierRoutes } from '@insaf/contract/dossier.ts';
import { useQuery } from '@tanstack/react-query';
import { addressOf, call } from '../api.ts';

export type Complaint = ComplaintView;
export type HistoryEntry = Complaint['history'][number];
export type File = Complaint['uploads'][number];
export type Reply = Complaint['replies'][number];

export const complaintKey = (number: string) => ['complaint', number] as const;

/** A complaint with all its parts, in one request. */
export function useComplaint(number: string) {
  return useQuery({
    queryKey: complaintKey(number),
    queryFn: ({ signal }) =>
      call<typeof dossierRoutes.readComplaint>('GET', '/complaints/:number', {
        params: { number },
        signal,
      }),
  });
}

/** Where a file of a complaint is read: `show` and `thumbnail` are of photos alone. */
export const fileAddress = (
  number: string,
  upload: string,
  form: 'original' | 'show' | 'thumbnail',
) => addressOf('/complaints/:number/files/:upload/:form', { number, upload, form });
