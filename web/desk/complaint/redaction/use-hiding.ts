import type { HidingKind, Rectangle, redactionRoutes, Stretch } from '@insaf/contract/redaction.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { type Complaint, complaintKey } from '../complaint.ts';

type Hiding =
  | { readonly subject: string; readonly stretches: readonly Stretch[] }
  | { readonly upload: string; readonly rectangles: readonly Rectangle[] }
  | {
      readonly file: string;
      readonly hiding: { readonly kind: HidingKind; readonly replacement: string | null } | null;
    };

/** Saves what is hidden of one text, photo or file, and reads anew what stands with the complaint. */
export function useHiding({ number, redaction }: Complaint, done: () => void) {
  const queries = useQueryClient();
  const readAnew = () =>
    Promise.all(
      [complaintKey(number), ['notes', number], ['erasure', number]].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  return useMutation({
    mutationFn: (hiding: Hiding) => {
      const after = redaction.last;
      if ('upload' in hiding) {
        return call<typeof redactionRoutes.redactPhoto>(
          'POST',
          '/complaints/:number/redactions/photos/:upload',
          {
            params: { number, upload: hiding.upload },
            body: { after, rectangles: [...hiding.rectangles] },
          },
        );
      }
      if ('file' in hiding) {
        return call<typeof redactionRoutes.redactFile>(
          'POST',
          '/complaints/:number/redactions/files/:upload',
          { params: { number, upload: hiding.file }, body: { after, hiding: hiding.hiding } },
        );
      }
      return call<typeof redactionRoutes.redactText>(
        'POST',
        '/complaints/:number/redactions/texts/:subject',
        {
          params: { number, subject: hiding.subject.replace('/', '-') },
          body: { after, stretches: [...hiding.stretches] },
        },
      );
    },
    onSuccess: async () => {
      await readAnew();
      done();
    },
    onError: readAnew,
  });
}

/** What is hidden of a text, for who reads the original. */
export const stretchesOf = ({ redaction }: Complaint, subject: string): Stretch[] =>
  (redaction.marks[subject] ?? []).filter((mark): mark is Stretch => 'from' in mark);

/** What is hidden of a photo, for who reads the original. */
export const rectanglesOf = ({ redaction }: Complaint, upload: string): Rectangle[] =>
  (redaction.marks[`photo/${upload}`] ?? []).filter((mark): mark is Rectangle => 'x' in mark);
